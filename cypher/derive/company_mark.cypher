CYPHER 25
// Marks all companies as ones whose ties are to be derived anew.
MATCH (p:Company)
USING INDEX p:Company(id)
WHERE p.id IS NOT NULL
SET p.dirty = $mark
