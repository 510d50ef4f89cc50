CYPHER 25
// Makes a user one of a login's, under its lock; nothing where they are another login's, or where
// the login has a user of that organisation already.
MATCH (l:Login {id: $login})
USING INDEX SEEK l:Login(id)
SET l.lock = true
WITH l
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
SET u.lock = true
WITH l, u
WHERE u.login IN ['none', l.id] AND NOT EXISTS {
  MATCH (other:User)
  USING INDEX SEEK other:User(login)
  WHERE other.login = l.id AND other.org = u.org AND other.id <> u.id
}
SET u.login = l.id
RETURN u.id AS id
