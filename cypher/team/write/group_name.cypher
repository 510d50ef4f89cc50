CYPHER 25
// Calls a group by another name.
MATCH (g:Group {id: $id})
USING INDEX SEEK g:Group(id)
WHERE g.org = $org
SET g.name = $name, g.key = $key
RETURN g.id AS id
