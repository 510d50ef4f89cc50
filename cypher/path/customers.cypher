CYPHER 25
// Jobs of these people at reference accounts that the viewer may see. The holder is a user, or the
// organisation itself. What an account says is read as it is found: left to the planner, the moment
// would depend on how many there are of everybody's.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c)
WITH p.id AS person, c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people,
  r.start AS start, r.end AS end, r.since AS since, r.until AS until, r.current AS current
CALL (place) {
  MATCH (a:ReferenceAccount)
  USING INDEX SEEK a:ReferenceAccount(scope, company_id)
  WHERE a.scope IN $scopes AND a.company_id = place
  WITH a.holder AS holder, a.start AS own_start, a.end AS own_end, a.dated AS dated
  OPTIONAL MATCH (u:User {id: holder})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  WITH holder, own_start, own_end, dated, u
  WHERE holder = 'org' OR u IS NOT NULL
  RETURN holder, u.person_id AS holder_person, own_start, own_end, dated
}
RETURN person, place, headcount, people, start, end, since, until, current, holder, holder_person,
  own_start, own_end, dated
