CYPHER 25
// Whom a code would sign in, by its fingerprint.
MATCH (c:SignInCode {hash: $hash})
USING INDEX SEEK c:SignInCode(hash)
WHERE NOT c.used AND c.expires > $now
MATCH (u:User {id: c.user})
USING INDEX SEEK u:User(id)
WHERE u.active
RETURN u.id AS user, u.org AS org
