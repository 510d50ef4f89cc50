CYPHER 25
// Studies of these people at schools that users of the viewer's organisation state in their own
// education, at no other places than `places`, where that is given: a row for each place.
// Each of them: person, start, end, since, until, whether it goes on.
// Each one that is stated: user, the user's person, start, end, since, until, whether it goes on.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:STUDIED_AT]->(s)
WHERE $places IS NULL OR s.id IN $places
WITH s, collect([p.id, r.start, r.end, r.since, r.until, false]) AS stays
WITH s.id AS place, 0 AS headcount, s.people AS people,
  coalesce(s.stints, 0) AS stints, stays
CALL (place) {
  MATCH (h:Education)
  USING INDEX SEEK h:Education(scope, school_id)
  WHERE h.scope IN $scopes AND h.school_id = place
  WITH h.owner AS owner, h.start AS start, h.end AS end, h.since AS since, h.until AS until,
    false AS current
  MATCH (u:User {id: owner})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN collect([owner, u.person_id, start, end, since, until, current]) AS stated
}
WITH place, headcount, people, stints, stays, stated
WHERE size(stated) > 0
RETURN place, headcount, people, stints, stays, stated
