CYPHER 25
// The stints at one company that started next after a given one.
MATCH (p:Person)-[r:WORKED_AT]->(:Company)
USING INDEX SEEK r:WORKED_AT(company_id, start)
WHERE r.company_id = $place AND r.start >= $start
  AND (r.start > $start OR p.id > $person) AND p.id <> $person
RETURN p.id AS person, r.start AS start, r.end AS end
ORDER BY start, person, end
LIMIT $limit
