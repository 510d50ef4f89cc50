CYPHER 25
// In which scopes a contact of the viewer's own stands, its tie, what the viewer says of that, and its
// details; its name is sealed.
MATCH (c:Contact {id: $id})
USING INDEX SEEK c:Contact(id)
WHERE c.scope IN $scopes AND c.owner = $user
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND k.scope IN $scopes
  RETURN k.scope AS tie, k.word_scope AS word
}
CALL (c) {
  MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = c.id AND d.scope IN $scopes
  RETURN collect(d.scope) AS details
}
RETURN c.id AS id, c.name AS name, c.scope AS scope, tie, word, details, c.hidden IS NOT NULL AS hidden
