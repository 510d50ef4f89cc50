CYPHER 25
// Says of a user that they are being erased, so that they cannot be let in again; no row where they
// were before.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
SET u.lock = true
WITH u
WHERE NOT u.active AND u.left IS NOT NULL
SET u.erasing = true
RETURN u.id AS id, u.org AS org
