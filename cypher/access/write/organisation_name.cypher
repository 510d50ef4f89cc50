CYPHER 25
// Calls an organisation by another name.
MATCH (o:Organisation {id: $id})
USING INDEX SEEK o:Organisation(id)
SET o.name = $name
RETURN o.id AS id
