CYPHER 25
// Deletes sign-ups that were not finished, some at once.
MATCH (s:SignUp)
USING INDEX SEEK s:SignUp(expires)
WHERE s.expires < timestamp()
WITH s
LIMIT $limit
WITH s, s.id AS id
DELETE s
RETURN id
