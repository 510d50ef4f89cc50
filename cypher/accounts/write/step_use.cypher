CYPHER 25
// Ends a step of signing in and returns its login: of two that go on from it at once, one does.
MATCH (s:SignInStep {hash: $hash})
USING INDEX SEEK s:SignInStep(hash)
SET s.lock = true
WITH s
WHERE s.expires > $now AND s.missed < $most AND s.proved = $proved
MATCH (l:Login {id: s.login})
USING INDEX SEEK l:Login(id)
SET s.expires = 0
RETURN l.id AS id
