CYPHER 25
// Companies of the directory by id.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $ids
RETURN c.id AS id, c.ref AS ref, c.name AS name, c.domain AS domain, c.headcount AS headcount,
  c.city AS city, c.country AS country, c.people AS people,
  coalesce(c.unnamed, false) AS unnamed
