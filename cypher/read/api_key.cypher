CYPHER 25
// For whom a key acts, by its fingerprint.
MATCH (k:ApiKey {hash: $hash})
USING INDEX SEEK k:ApiKey(hash)
MATCH (u:User {id: k.user})
USING INDEX SEEK u:User(id)
WHERE u.active
RETURN u.id AS user, u.org AS org
