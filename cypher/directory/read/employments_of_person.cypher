CYPHER 25
// All jobs of a person, by the source ids of person and place.
MATCH (p:Person {id: $id})
USING INDEX SEEK p:Person(id)
MATCH (p)-[r:WORKED_AT]->(c:Company)
RETURN p.ref AS person, c.ref AS place, r.key AS key, r.title AS title,
  r.current AS current, r.since AS since, r.until AS until, r.start AS start, r.end AS end,
  r.source AS source, r.seen AS seen, r.says AS says
ORDER BY place, key
