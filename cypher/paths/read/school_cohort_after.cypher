CYPHER 25
// The stints at one school that started next after a given one.
MATCH (p:Person)-[r:STUDIED_AT]->(:School)
USING INDEX SEEK r:STUDIED_AT(school_id, start)
WHERE r.school_id = $place AND r.start >= $start
  AND (r.start > $start OR p.id > $person) AND p.id <> $person
RETURN p.id AS person, r.start AS start, r.end AS end
ORDER BY start, person, end
LIMIT $limit
