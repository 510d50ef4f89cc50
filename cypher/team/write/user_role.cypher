CYPHER 25
// Gives a user a role, or none.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org
SET u.role = $role
RETURN u.id AS id
