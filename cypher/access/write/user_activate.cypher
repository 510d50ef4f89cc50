CYPHER 25
// Lets a user in again; their keys and sessions of before are gone. No row for one who is being erased.
MATCH (u:User {id: $id})
USING INDEX SEEK u:User(id)
SET u.lock = true
WITH u
WHERE u.erasing IS NULL
SET u.active = true
REMOVE u.left
RETURN u.id AS id
