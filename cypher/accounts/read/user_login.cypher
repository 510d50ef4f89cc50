CYPHER 25
// The login of a user, by the user's id.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
MATCH (l:Login {id: u.login})
USING INDEX SEEK l:Login(id)
RETURN l.id AS id, l.email AS email, l.password AS password, l.verified AS verified,
  l.two_step AS two_step
