CYPHER 25
// Public ties of these people to others of a given set: the last step towards the viewer.
MATCH (p:Person)
USING INDEX p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[t:KNOWS|EX_COLLEAGUE|ALUMNI]-(q:Person)
WHERE type(t) IN $types AND q.id IN $near
RETURN p.id AS person, q.id AS other, type(t) AS type,
  coalesce(t.company_id, t.school_id, '') AS place, t.cost AS cost, t.last AS last,
  coalesce(t.months, 0) AS months, coalesce(t.since, '') AS since, coalesce(t.until, '') AS until
