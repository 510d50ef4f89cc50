CYPHER 25
// The members of one group of an organisation, for its administrators and for whoever changes it.
MATCH (g:Group {id: $group})
USING INDEX SEEK g:Group(id)
WHERE g.scope = 'org:' + $org
MATCH (m:Membership)
USING INDEX SEEK m:Membership(group, user)
WHERE m.group = g.id AND m.user IS NOT NULL
MATCH (u:User {id: m.user})
USING INDEX SEEK u:User(id)
WHERE u.scope = g.scope
RETURN u.id AS user, u.name AS name, u.email AS email, u.active AS active, m.admin AS admin
ORDER BY name, user
LIMIT $limit
