CYPHER 25
// People of the directory at one company, those who work there now first, then by name; after a
// given one. Each with their newest job there: title, since, until.
MATCH (c:Company {id: $company})
USING INDEX SEEK c:Company(id)
MATCH (c)<-[r:WORKED_AT]-(p:Person)
WITH c, p, min(CASE WHEN r.current THEN 0 ELSE 1 END) AS former
WHERE former > $former
  OR (former = $former AND (p.name > $name OR (p.name = $name AND p.id > $id)))
WITH c, p, former
ORDER BY former, p.name, p.id
LIMIT $limit
RETURN p.id AS id, p.name AS name, former,
  head(COLLECT {
    MATCH (p)-[r:WORKED_AT]->(c)
    RETURN [coalesce(r.title, ''), r.since, r.until]
    ORDER BY r.current DESC, r.since DESC, r.key
    LIMIT 1
  }) AS job
ORDER BY former, name, id
