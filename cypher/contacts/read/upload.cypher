CYPHER 25
// A file of the viewer's that waits to be imported; its name is sealed.
MATCH (o:Upload {id: $id})
USING INDEX SEEK o:Upload(id)
WHERE o.scope IN $scopes
RETURN o.id AS id, o.file AS file, o.rows AS rows
