CYPHER 25
// Schools of the directory by id.
MATCH (s:School)
USING INDEX SEEK s:School(id)
WHERE s.id IN $ids
RETURN s.id AS id, s.ref AS ref, s.name AS name, s.city AS city, s.country AS country,
  s.people AS people, coalesce(s.unnamed, false) AS unnamed
