CYPHER 25
// Ends all codes that would sign a user in; returns how many.
MATCH (c:SignInCode)
USING INDEX SEEK c:SignInCode(scope)
WHERE c.scope = 'user:' + $user
DELETE c
RETURN count(*) AS count
