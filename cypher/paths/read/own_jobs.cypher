CYPHER 25
// Jobs of these people at companies that users of the viewer's organisation state in their own work
// history, at no other places than `places`, where that is given: a row for each place.
// Each of them: person, start, end, since, until, whether it goes on.
// Each one that is stated: user, the user's person, start, end, since, until, whether it goes on.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c)
WHERE $places IS NULL OR c.id IN $places
WITH c, collect([p.id, r.start, r.end, r.since, r.until, r.current]) AS stays
WITH c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people,
  coalesce(c.stints, 0) AS stints, stays
CALL (place) {
  MATCH (h:WorkHistory)
  USING INDEX SEEK h:WorkHistory(scope, company_id)
  WHERE h.scope IN $scopes AND h.company_id = place
  WITH h.owner AS owner, h.start AS start, h.end AS end, h.since AS since, h.until AS until,
    h.current AS current
  MATCH (u:User {id: owner})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN collect([owner, u.person_id, start, end, since, until, current]) AS stated
}
WITH place, headcount, people, stints, stays, stated
WHERE size(stated) > 0
RETURN place, headcount, people, stints, stays, stated
