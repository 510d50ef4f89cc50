CYPHER 25
// Who follows the viewer, has asked to, or was denied, those who wait first.
MATCH (f:Follow)
USING INDEX SEEK f:Follow(scope)
WHERE f.scope IN $scopes AND f.owner = $user AND NOT f.withdrawn
MATCH (u:User {id: f.follower})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes
RETURN u.id AS user, u.name AS name, u.active AS active, f.state AS state
ORDER BY state = 'asked' DESC, name, user
LIMIT $limit
