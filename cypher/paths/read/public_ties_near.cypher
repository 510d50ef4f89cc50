CYPHER 25
// Public ties of these people to others of a given set: the last step towards the viewer. The others
// are found first, since a node is told from another without reading anything of it.
// Each tie: other person, type, place, cost, last day, months, since, until.
MATCH (other:Person)
USING INDEX SEEK other:Person(id)
WHERE other.id IN $near
WITH collect(other) AS near
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[t:KNOWS|EX_COLLEAGUE|ALUMNI]-(q)
WHERE q IN near AND type(t) IN $types
RETURN p.id AS person, collect([q.id, type(t), coalesce(t.company_id, t.school_id, ''), t.cost,
  t.last, coalesce(t.months, 0), coalesce(t.since, ''), coalesce(t.until, '')]) AS ties
