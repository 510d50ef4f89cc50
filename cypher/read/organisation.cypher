CYPHER 25
// An organisation by id or name.
MATCH (o:Organisation)
WHERE o.id = $text OR o.name = $text
RETURN o.id AS id, o.name AS name
