CYPHER 25
// The members of one group that the viewer may look into.
MATCH (m:Membership)
USING INDEX SEEK m:Membership(scope, user)
WHERE m.scope IN $scopes AND m.user IS NOT NULL AND m.group = $group
MATCH (u:User {id: m.user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes
RETURN u.id AS user, u.name AS name, u.email AS email, u.active AS active, m.admin AS admin
ORDER BY name, user
LIMIT $limit
