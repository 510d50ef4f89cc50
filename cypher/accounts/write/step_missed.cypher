CYPHER 25
// Counts a wrong code.
MATCH (s:SignInStep {hash: $hash})
USING INDEX SEEK s:SignInStep(hash)
SET s.missed = s.missed + 1
