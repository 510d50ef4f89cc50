CYPHER 25
// What stands between a password and a session; those that are too old go.
MATCH (l:Login {id: $login})
USING INDEX SEEK l:Login(id)
CREATE (:SignInStep {hash: $hash, scope: 'installation', login: l.id, proved: $proved, missed: 0,
  expires: $expires})
WITH l
CALL () {
  MATCH (old:SignInStep)
  USING INDEX SEEK old:SignInStep(expires)
  WHERE old.expires < $now
  DELETE old
}
