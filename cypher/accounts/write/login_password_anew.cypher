CYPHER 25
// Keeps the same password of a login by other numbers, unless it was changed meanwhile.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.lock = true
WITH l
WHERE l.password = $before
SET l.password = $password
RETURN l.id AS id
