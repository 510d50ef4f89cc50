CYPHER 25
// Remembers the newest step of the clock of which a code was used.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.totp_step = $step
RETURN l.id AS id
