CYPHER 25
// Revokes all API keys of a user; returns how many.
MATCH (k:ApiKey)
USING INDEX SEEK k:ApiKey(scope)
WHERE k.scope = 'user:' + $user
DELETE k
RETURN count(*) AS count
