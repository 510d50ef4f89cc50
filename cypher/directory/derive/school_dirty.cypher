CYPHER 25
// Some schools whose ties are to be derived anew, with their numbers of people.
MATCH (p:School)
USING INDEX p:School(dirty)
WHERE p.dirty IS NOT NULL
WITH p
LIMIT $limit
RETURN p.id AS id, 0 AS headcount,
  COUNT { MATCH (p)<-[:STUDIED_AT]-(q:Person) RETURN DISTINCT q } AS people,
  coalesce(p.derived, false) AS derived, p.dirty AS mark
