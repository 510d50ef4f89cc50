CYPHER 25
// Uses a code up, and returns whom it signs in. The lock comes first, so of two that come at once
// one is let in.
MATCH (c:SignInCode {hash: $hash})
USING INDEX SEEK c:SignInCode(hash)
SET c.lock = true
WITH c
WHERE NOT c.used AND c.expires > $now
MATCH (u:User {id: c.user})
USING INDEX SEEK u:User(id)
WHERE u.active
SET c.used = true
RETURN u.id AS user, u.org AS org
