CYPHER 25
// All studies of a person, by the source ids of person and place.
MATCH (p:Person {id: $id})
USING INDEX SEEK p:Person(id)
MATCH (p)-[r:STUDIED_AT]->(c:School)
RETURN p.ref AS person, c.ref AS place, r.key AS key, r.degree AS degree,
  r.field AS field, r.since AS since, r.until AS until, r.start AS start, r.end AS end,
  r.source AS source, r.seen AS seen, r.says AS says
ORDER BY place, key
