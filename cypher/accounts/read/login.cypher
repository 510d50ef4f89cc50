CYPHER 25
// A login by its id.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
RETURN l.id AS id, l.email AS email, l.password AS password, l.verified AS verified,
  l.two_step AS two_step
