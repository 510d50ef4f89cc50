CYPHER 25
// Revokes an API key, with the sessions that began with it; nothing where there is none.
MATCH (k:ApiKey {id: $id})
USING INDEX SEEK k:ApiKey(id)
WITH k, k.id AS id, k.scope AS scope
CALL (id, scope) {
  MATCH (s:Session)
  USING INDEX SEEK s:Session(scope)
  WHERE s.scope = scope AND s.key = id
  DELETE s
}
DELETE k
RETURN id
