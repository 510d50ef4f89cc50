CYPHER 25
// The viewer's own contacts that are a person of the directory, with what they say of how well they
// know them.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid = $person AND c.owner = $user
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND k.scope IN $scopes
  RETURN k.word AS word, k.word_scope AS word_scope
}
RETURN c.id AS id, word, word_scope
ORDER BY id
