CYPHER 25
// How many contacts a user has. For the user themselves.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, owner)
WHERE c.scope IN $scopes AND c.owner = $user
RETURN count(*) AS count
