CYPHER 25
// The times that people of these schools provably spent there.
UNWIND $places AS id
MATCH (p:School {id: id})
USING INDEX SEEK p:School(id)
MATCH (p)<-[r:STUDIED_AT]-(q:Person)
WHERE r.start <= r.end AND p.unnamed IS NULL
RETURN id AS place, q.id AS person, r.start AS start, r.end AS end, r.since AS since,
  r.until AS until
