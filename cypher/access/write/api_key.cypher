CYPHER 25
// A key with which programs act for a user; only its fingerprint is kept.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
CREATE (:ApiKey {id: $id, hash: $hash, user: u.id, scope: 'user:' + u.id, name: $name,
  scopes: $scopes, expires: $expires, used: 0, created: $now})
RETURN u.id AS user, u.org AS org
