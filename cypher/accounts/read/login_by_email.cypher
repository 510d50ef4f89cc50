CYPHER 25
// A login by the fingerprint of its address.
MATCH (l:Login {email_key: $key})
USING INDEX SEEK l:Login(email_key)
RETURN l.id AS id, l.email AS email, l.password AS password, l.verified AS verified,
  l.two_step AS two_step
