CYPHER 25
// Marks some schools, those after an id in the order of ids, as ones whose ties are to be derived anew;
// returns the last one's id, and no row at the end.
MATCH (p:School)
USING INDEX SEEK p:School(id)
WHERE p.id > $after
WITH p
ORDER BY p.id
LIMIT $limit
SET p.dirty = $mark
WITH p.id AS id
ORDER BY id DESC
LIMIT 1
RETURN id
