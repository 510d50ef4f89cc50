CYPHER 25
// Uses a sign-up up; no row where somebody else has, or it is too old.
MATCH (s:SignUp {hash: $hash})
USING INDEX SEEK s:SignUp(hash)
SET s.lock = $hash
WITH s, s.id AS id
WHERE s.expires > $now
DELETE s
RETURN id
