CYPHER 25
// Makes the user of a new organisation its administrator.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org
SET u.admin = true
RETURN u.id AS id
