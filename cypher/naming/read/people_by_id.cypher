CYPHER 25
// People of the directory by id, with up to three current jobs (title, company id, company name).
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $ids
RETURN p.id AS id, p.ref AS ref, p.name AS name, p.emails AS emails, p.profile_url AS profile_url,
  COLLECT {
    MATCH (p)-[r:WORKED_AT]->(c:Company)
    WHERE r.current
    RETURN [coalesce(r.title, ''), c.id, c.name]
    ORDER BY r.start DESC, c.id
    LIMIT 3
  } AS jobs
