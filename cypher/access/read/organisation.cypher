CYPHER 25
// Organisations by id or name, in order of their ids.
MATCH (o:Organisation)
WHERE o.id = $text OR o.name = $text
RETURN o.id AS id, o.name AS name
ORDER BY id
