CYPHER 25
// Jobs of these people at companies that users of the viewer's organisation state in their own work
// history, each with what that user states.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c)
WITH p.id AS person, c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people,
  coalesce(c.stints, 0) AS stints, r.start AS start, r.end AS end, r.since AS since,
  r.until AS until, r.current AS current
CALL (place) {
  MATCH (h:WorkHistory)
  USING INDEX SEEK h:WorkHistory(scope, company_id)
  WHERE h.scope IN $scopes AND h.company_id = place
  WITH h.owner AS owner, h.start AS own_start, h.end AS own_end, h.since AS own_since,
    h.until AS own_until, h.current AS own_current
  MATCH (u:User {id: owner})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN owner, u.person_id AS owner_person, own_start, own_end, own_since, own_until, own_current
}
RETURN person, place, headcount, people, stints, start, end, since, until, current, owner,
  owner_person, own_start, own_end, own_since, own_until, own_current
