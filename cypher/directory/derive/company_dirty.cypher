CYPHER 25
// Some companies whose ties are to be derived anew, with their numbers of people.
MATCH (p:Company)
USING INDEX p:Company(dirty)
WHERE p.dirty IS NOT NULL
WITH p
LIMIT $limit
RETURN p.id AS id, coalesce(p.headcount, 0) AS headcount,
  COUNT { MATCH (p)<-[:WORKED_AT]-(q:Person) RETURN DISTINCT q } AS people,
  coalesce(p.derived, false) AS derived, p.dirty AS mark
