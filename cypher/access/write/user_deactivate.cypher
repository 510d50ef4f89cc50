CYPHER 25
// Lets a user in no more and shows nothing of theirs to others; what they own stays until they are
// erased.
MATCH (u:User {id: $id})
USING INDEX SEEK u:User(id)
SET u.active = false, u.left = coalesce(u.left, timestamp())
RETURN u.id AS id
