CYPHER 25
// How many schools wait to be derived.
MATCH (p:School)
USING INDEX p:School(dirty)
WHERE p.dirty IS NOT NULL
RETURN count(p) AS count
