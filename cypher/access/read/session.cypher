CYPHER 25
// Whose browser this is, by the fingerprint of its cookie: how its session began, when the key ends
// that it began with, and whether the organisation asks for 2-step verification that the login does
// not have.
MATCH (s:Session {hash: $hash})
USING INDEX SEEK s:Session(hash)
WHERE s.expires > $now
MATCH (u:User {id: s.user})
USING INDEX SEEK u:User(id)
WHERE u.active AND s.login IN ['none', u.login]
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
OPTIONAL MATCH (l:Login {id: s.login})
USING INDEX SEEK l:Login(id)
OPTIONAL MATCH (k:ApiKey {id: s.key})
USING INDEX SEEK k:ApiKey(id)
WITH s, u, o, l, k
WHERE s.key = 'none' OR k.expires = 0 OR k.expires > $now
RETURN u.id AS user, u.org AS org, s.id AS session, s.login AS login, s.scopes AS scopes,
  s.key AS key, coalesce(k.expires, 0) AS until, s.seen AS seen,
  coalesce(o.two_step, false) AND NOT coalesce(l.two_step, false) AS lacking
