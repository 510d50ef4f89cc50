CYPHER 25
// Whether a contact is the viewer's own.
MATCH (c:Contact {id: $id})
USING INDEX SEEK c:Contact(id)
WHERE c.scope IN $scopes AND c.owner = $user
RETURN c.id AS id
