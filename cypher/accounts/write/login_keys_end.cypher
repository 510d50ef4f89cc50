CYPHER 25
// Revokes all API keys of a login's users; returns how many.
MATCH (u:User)
USING INDEX SEEK u:User(login)
WHERE u.login = $login
CALL (u) {
  MATCH (k:ApiKey)
  USING INDEX SEEK k:ApiKey(scope)
  WHERE k.scope = 'user:' + u.id
  DELETE k
  RETURN count(*) AS ended
}
RETURN sum(ended) AS count
