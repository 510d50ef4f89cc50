CYPHER 25
// A code that signs a user in once; codes that are too old go.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.active
CREATE (:SignInCode {hash: $hash, user: u.id, scope: 'user:' + u.id, expires: $expires,
  used: false})
WITH u
OPTIONAL MATCH (old:SignInCode)
USING INDEX SEEK old:SignInCode(expires)
WHERE old.expires < $now
DELETE old
