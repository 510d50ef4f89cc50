CYPHER 25
// Signs a user out of all browsers; returns of how many.
MATCH (s:Session)
USING INDEX SEEK s:Session(scope)
WHERE s.scope = 'user:' + $user
DELETE s
RETURN count(*) AS count
