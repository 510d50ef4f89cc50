CYPHER 25
// A sign-up that is to be finished, by the code of its link; its address is sealed.
MATCH (s:SignUp {hash: $hash})
USING INDEX SEEK s:SignUp(hash)
WHERE s.expires > $now
RETURN s.id AS id, s.email AS email
