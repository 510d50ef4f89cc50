CYPHER 25
// How many sources of contacts a user has, and all users of their organisation together, under the
// lock of the organisation.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $user
WITH o
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope = o.scope AND u.person_id IS NOT NULL
CALL (u) {
  MATCH (s:Source)
  USING INDEX SEEK s:Source(scope, format, label)
  WHERE s.scope = 'user:' + u.id AND s.format IS NOT NULL AND s.label IS NOT NULL
  RETURN count(s) AS held
}
RETURN sum(CASE u.id WHEN $user THEN held ELSE 0 END) AS of_user, sum(held) AS of_org
