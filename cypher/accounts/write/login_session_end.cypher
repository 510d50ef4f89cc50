CYPHER 25
// Ends one session of a login's users; nothing where they have no such session, or where it has
// ended just before. That of somebody else is not even locked.
MATCH (s:Session {id: $id})
USING INDEX SEEK s:Session(id)
MATCH (u:User {id: s.user})
USING INDEX SEEK u:User(id)
WHERE u.login = $login
SET s.lock = true
WITH s
WHERE s.hash IS NOT NULL
WITH s, s.id AS id
DELETE s
RETURN id
