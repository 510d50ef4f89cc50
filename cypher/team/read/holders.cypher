CYPHER 25
// The users of an organisation who hold one of these roles, at most so many.
MATCH (u:User)
USING INDEX SEEK u:User(scope, role)
WHERE u.scope = 'org:' + $org AND u.role IN $roles
RETURN u.id AS id
LIMIT $limit
