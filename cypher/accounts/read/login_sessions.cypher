CYPHER 25
// The browsers in which a login's users are signed in, those first that were used last.
MATCH (u:User)
USING INDEX SEEK u:User(login)
WHERE u.login = $login AND u.active
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
MATCH (s:Session)
USING INDEX SEEK s:Session(scope)
WHERE s.scope = 'user:' + u.id AND s.expires > $now
RETURN s.id AS id, o.name AS org_name, s.began AS began, s.device AS device,
  s.created AS created, s.seen AS seen, s.until AS until
ORDER BY seen DESC, id
LIMIT 200
