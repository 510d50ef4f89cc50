CYPHER 25
// Studies of these people at schools that users of the viewer's organisation state in their own
// education, each with what that user states.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:STUDIED_AT]->(s)
WITH p.id AS person, s.id AS place, 0 AS headcount, s.people AS people,
  coalesce(s.stints, 0) AS stints, r.start AS start, r.end AS end, r.since AS since,
  r.until AS until, false AS current
CALL (place) {
  MATCH (h:Education)
  USING INDEX SEEK h:Education(scope, school_id)
  WHERE h.scope IN $scopes AND h.school_id = place
  WITH h.owner AS owner, h.start AS own_start, h.end AS own_end, h.since AS own_since,
    h.until AS own_until
  MATCH (u:User {id: owner})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN owner, u.person_id AS owner_person, own_start, own_end, own_since, own_until,
    false AS own_current
}
RETURN person, place, headcount, people, stints, start, end, since, until, current, owner,
  owner_person, own_start, own_end, own_since, own_until, own_current
