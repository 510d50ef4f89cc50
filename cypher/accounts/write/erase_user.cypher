CYPHER 25
// Removes a user of whom nothing else is left; returns their login where that has no other user now, and
// with it what stands between its password and a session. Under the lock of the login: somebody may be
// joining it.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WITH u, u.login AS login
DETACH DELETE u
WITH login
OPTIONAL MATCH (l:Login {id: login})
USING INDEX SEEK l:Login(id)
SET l.lock = $user
WITH l, login
WHERE l IS NOT NULL AND NOT EXISTS {
  MATCH (other:User)
  USING INDEX SEEK other:User(login)
  WHERE other.login = login AND other.id <> $user
}
WITH l, l.id AS id
DELETE l
RETURN id
