CYPHER 25
// All jobs at a company, by the source ids of person and place.
MATCH (c:Company {id: $id})
USING INDEX SEEK c:Company(id)
MATCH (c)<-[r:WORKED_AT]-(p:Person)
RETURN p.ref AS person, c.ref AS place, r.key AS key, r.title AS title,
  r.current AS current, r.since AS since, r.until AS until, r.start AS start, r.end AS end,
  r.source AS source, r.seen AS seen, r.says AS says
ORDER BY person, key
