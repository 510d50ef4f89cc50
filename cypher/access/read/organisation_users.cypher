CYPHER 25
// All users of an organisation by their e-mails, each with how many keys they have and how many
// browsers they are signed in with.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope = o.scope AND u.person_id IS NOT NULL
CALL (u) {
  MATCH (k:ApiKey)
  USING INDEX SEEK k:ApiKey(scope)
  WHERE k.scope = 'user:' + u.id
  RETURN count(k) AS keys
}
CALL (u) {
  MATCH (s:Session)
  USING INDEX SEEK s:Session(scope)
  WHERE s.scope = 'user:' + u.id AND s.expires > $now
  RETURN count(s) AS sessions
}
RETURN u.id AS id, u.email AS email, u.name AS name, u.person_id AS person, u.active AS active,
  keys, sessions
ORDER BY email
