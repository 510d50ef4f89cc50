CYPHER 25
// The login of an active user.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.active
RETURN u.login AS id
