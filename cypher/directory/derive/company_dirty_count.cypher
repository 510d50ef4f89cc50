CYPHER 25
// How many companies wait to be derived.
MATCH (p:Company)
USING INDEX p:Company(dirty)
WHERE p.dirty IS NOT NULL
RETURN count(p) AS count
