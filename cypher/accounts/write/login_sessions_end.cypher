CYPHER 25
// Ends the sessions of a login's users, but for one, and the links that would sign them in; returns
// how many sessions.
MATCH (u:User)
USING INDEX SEEK u:User(login)
WHERE u.login = $login
CALL (u) {
  MATCH (c:SignInCode)
  USING INDEX SEEK c:SignInCode(scope)
  WHERE c.scope = 'user:' + u.id
  DELETE c
}
CALL (u) {
  MATCH (s:Session)
  USING INDEX SEEK s:Session(scope)
  WHERE s.scope = 'user:' + u.id AND s.id <> $but
  DELETE s
  RETURN count(*) AS ended
}
RETURN sum(ended) AS count
