CYPHER 25
// How many files of a user wait, to be looked at, run or answered, and of all users of their
// organisation together, under the lock of the organisation.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $user
WITH o
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope = o.scope AND u.person_id IS NOT NULL
CALL (u) {
  MATCH (i:Import)
  USING INDEX SEEK i:Import(scope, created)
  WHERE i.scope = 'user:' + u.id AND i.created IS NOT NULL AND i.state IN ['open', 'asking']
  RETURN count(i) AS imports
}
CALL (u) {
  MATCH (f:Upload)
  USING INDEX SEEK f:Upload(scope)
  WHERE f.scope = 'user:' + u.id
  RETURN count(f) AS uploads
}
WITH u, imports + uploads AS held
RETURN sum(CASE u.id WHEN $user THEN held ELSE 0 END) AS of_user, sum(held) AS of_org
