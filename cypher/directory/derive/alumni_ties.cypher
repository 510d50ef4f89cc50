CYPHER 25
// The ties that stand derived from these schools, to compare with those that should.
UNWIND $places AS id
MATCH (p:School {id: id})
USING INDEX SEEK p:School(id)
MATCH (p)<-[:STUDIED_AT]-(x:Person)
WITH DISTINCT id, x
MATCH (x)-[t:ALUMNI]->(y:Person)
WHERE t.school_id = id
RETURN id AS place, x.id AS a, y.id AS b, t.months AS months, t.last AS last, t.since AS since,
  t.until AS until, t.cost AS cost
