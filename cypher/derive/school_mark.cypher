CYPHER 25
// Marks all schools as ones whose ties are to be derived anew.
MATCH (p:School)
USING INDEX p:School(id)
WHERE p.id IS NOT NULL
SET p.dirty = $mark
