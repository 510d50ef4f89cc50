CYPHER 25
// For whom a key acts, by its fingerprint, and what it may do; not after it has ended.
MATCH (k:ApiKey {hash: $hash})
USING INDEX SEEK k:ApiKey(hash)
WHERE k.expires = 0 OR k.expires > $now
MATCH (u:User {id: k.user})
USING INDEX SEEK u:User(id)
WHERE u.active
RETURN u.id AS user, u.org AS org, k.id AS key, k.scopes AS scopes, k.expires AS expires,
  k.used AS used
