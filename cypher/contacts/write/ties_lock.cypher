CYPHER 25
// Takes the lock under which a user's contacts are written, hidden and shown: what one change is
// about to hide another one must not write for all to see.
MATCH (u:User {id: $owner})
USING INDEX SEEK u:User(id)
SET u.lock = $owner
RETURN u.id AS id
