CYPHER 25
// Jobs of these people at reference accounts that the viewer may see. The holder is a user, or the
// organisation itself.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c:Company)
CALL (c) {
  MATCH (a:ReferenceAccount)
  USING INDEX SEEK a:ReferenceAccount(scope, company_id)
  WHERE a.scope IN $scopes AND a.company_id = c.id
  OPTIONAL MATCH (u:User {id: a.holder})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN a, u
}
WITH p, r, c, a, u
WHERE a.holder = 'org' OR u IS NOT NULL
RETURN p.id AS person, c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people,
  r.start AS start, r.end AS end, r.since AS since, r.until AS until, r.current AS current,
  a.holder AS holder, u.person_id AS holder_person, a.start AS own_start, a.end AS own_end,
  a.dated AS dated
