CYPHER 25
// Jobs of these people at reference accounts that the viewer may see, at no other companies than
// `places`, where that is given: a row for each company, since a row for each job would cost more
// than what is done with it. The holder is a user, or the organisation itself. What an account says
// is read as it is found: left to the planner, the moment would depend on how many there are of
// everybody's.
// Each job: person, title, start, end, since, until, whether it goes on.
// Each account: holder, the holder's person, start, end, whether it is dated.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $pids
MATCH (p)-[r:WORKED_AT]->(c)
WHERE $places IS NULL OR c.id IN $places
WITH c, collect([p.id, coalesce(r.title, ''), r.start, r.end, r.since, r.until, r.current]) AS jobs
WITH c.id AS place, coalesce(c.headcount, 0) AS headcount, c.people AS people, jobs
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
  RETURN collect([holder, u.person_id, own_start, own_end, dated]) AS accounts
}
WITH place, headcount, people, jobs, accounts
WHERE size(accounts) > 0
RETURN place, headcount, people, jobs, accounts
