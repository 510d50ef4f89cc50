CYPHER 25
// All studies at a school, by the source ids of person and place.
MATCH (c:School {id: $id})
USING INDEX SEEK c:School(id)
MATCH (c)<-[r:STUDIED_AT]-(p:Person)
RETURN p.ref AS person, c.ref AS place, r.key AS key, r.degree AS degree,
  r.field AS field, r.since AS since, r.until AS until, r.start AS start, r.end AS end,
  r.source AS source, r.seen AS seen, r.says AS says
ORDER BY person, key
