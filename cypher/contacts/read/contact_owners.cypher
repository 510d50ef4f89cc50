CYPHER 25
// Active users, whose contacts may be looked for anew.
MATCH (u:User)
USING INDEX SEEK u:User(id)
WHERE u.id >= '' AND u.active
RETURN u.id AS user, u.org AS org
ORDER BY user
