CYPHER 25
// A signed-in browser; sessions that have ended go.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
CREATE (:Session {hash: $hash, user: u.id, scope: 'user:' + u.id, expires: $expires})
WITH u
OPTIONAL MATCH (old:Session)
USING INDEX SEEK old:Session(expires)
WHERE old.expires < $now
DELETE old
