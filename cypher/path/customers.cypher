CYPHER 25
// Jobs of these people at reference accounts that the viewer may see. The holder is a user, or the
// organisation itself.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c:Company)
WITH p.id AS person, c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people,
  r.start AS start, r.end AS end, r.since AS since, r.until AS until, r.current AS current
CALL (place) {
  MATCH (a:ReferenceAccount)
  USING INDEX SEEK a:ReferenceAccount(scope, company_id)
  WHERE a.scope IN $scopes AND a.company_id = place
  OPTIONAL MATCH (u:User {id: a.holder})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  WITH a, u
  WHERE a.holder = 'org' OR u IS NOT NULL
  RETURN a.holder AS holder, u.person_id AS holder_person, a.start AS own_start, a.end AS own_end,
    a.dated AS dated
}
RETURN person, place, headcount, people, start, end, since, until, current, holder, holder_person,
  own_start, own_end, dated
