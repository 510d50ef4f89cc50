CYPHER 25
// Locks a login until the end of the transaction.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.lock = true
RETURN l.id AS id
