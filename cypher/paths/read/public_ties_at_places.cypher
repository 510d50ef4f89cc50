CYPHER 25
// Public ties of these people to others who were at one of some companies or schools.
// Each tie: other person, type, place, cost, last day, months, since, until.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[t:KNOWS|EX_COLLEAGUE|ALUMNI]-(q)
WHERE type(t) IN $types
  AND EXISTS { MATCH (q)-[:WORKED_AT|STUDIED_AT]->(place) WHERE place.id IN $places }
RETURN p.id AS person, collect([q.id, type(t), coalesce(t.company_id, t.school_id, ''), t.cost,
  t.last, coalesce(t.months, 0), coalesce(t.since, ''), coalesce(t.until, '')]) AS ties
