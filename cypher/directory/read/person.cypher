CYPHER 25
// One person of the directory with jobs and studies, what they do now first, then the newest.
// A job: company id, company name, title, since, until, current. A study: school id, school name,
// degree, field, since, until.
MATCH (p:Person {id: $id})
USING INDEX SEEK p:Person(id)
RETURN p.id AS id, p.ref AS ref, p.name AS name, p.emails AS emails, p.profile_url AS profile_url,
  COLLECT {
    MATCH (n:PersonName {person_id: p.id})
    USING INDEX SEEK n:PersonName(person_id)
    RETURN n.name
    ORDER BY n.key
  } AS aliases,
  COLLECT {
    MATCH (p)-[r:WORKED_AT]->(c:Company)
    RETURN [c.id, c.name, coalesce(r.title, ''), r.since, r.until, r.current]
    ORDER BY r.current DESC, r.since DESC, c.id, r.key
    LIMIT $limit
  } AS jobs,
  COLLECT {
    MATCH (p)-[r:STUDIED_AT]->(s:School)
    RETURN [s.id, s.name, coalesce(r.degree, ''), coalesce(r.field, ''), r.since, r.until]
    ORDER BY r.since DESC, s.id, r.key
    LIMIT $limit
  } AS studies
