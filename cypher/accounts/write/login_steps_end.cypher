CYPHER 25
// Ends all half-done signing in of a login, and its mailed links.
MATCH (l:Login {id: $login})
USING INDEX SEEK l:Login(id)
CALL (l) {
  MATCH (s:SignInStep)
  USING INDEX SEEK s:SignInStep(login)
  WHERE s.login = l.id
  SET s.expires = 0
}
CALL (l) {
  MATCH (c:LoginCode)
  USING INDEX SEEK c:LoginCode(holder)
  WHERE c.holder = l.id
  SET c.expires = 0
}
