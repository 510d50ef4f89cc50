CYPHER 25
// The ties that stand derived from these companies, to compare with those that should.
UNWIND $places AS id
MATCH (p:Company {id: id})
USING INDEX SEEK p:Company(id)
MATCH (p)<-[:WORKED_AT]-(x:Person)
WITH DISTINCT id, x
MATCH (x)-[t:EX_COLLEAGUE]->(y:Person)
WHERE t.company_id = id
RETURN id AS place, x.id AS a, y.id AS b, t.months AS months, t.last AS last, t.since AS since,
  t.until AS until, t.cost AS cost
