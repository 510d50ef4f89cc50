CYPHER 25
// Revokes a key of one user's, with the sessions that began with it; nothing where they have no
// such key.
MATCH (k:ApiKey {id: $id})
USING INDEX SEEK k:ApiKey(id)
WHERE k.scope = 'user:' + $user
WITH k, k.id AS id, k.scope AS scope
CALL (id, scope) {
  MATCH (s:Session)
  USING INDEX SEEK s:Session(scope)
  WHERE s.scope = scope AND s.key = id
  DELETE s
}
DELETE k
RETURN id
