CYPHER 25
// Makes a user an administrator of the organisation, or no longer one.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org
SET u.admin = $admin
RETURN u.id AS id
