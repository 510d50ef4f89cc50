CYPHER 25
// Whose browser this is, by the fingerprint of its cookie.
MATCH (s:Session {hash: $hash})
USING INDEX SEEK s:Session(hash)
WHERE s.expires > $now
MATCH (u:User {id: s.user})
USING INDEX SEEK u:User(id)
WHERE u.active
RETURN u.id AS user, u.org AS org
