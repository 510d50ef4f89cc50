CYPHER 25
// Calls a user by another name.
MATCH (u:User {id: $id})
USING INDEX SEEK u:User(id)
SET u.name = $name
RETURN u.id AS id
