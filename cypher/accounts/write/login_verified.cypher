CYPHER 25
// Notes that the address of a login was proved by a mail.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.verified = $now
RETURN l.id AS id
