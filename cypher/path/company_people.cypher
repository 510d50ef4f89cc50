CYPHER 25
// People who work at these companies by the directory.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $companies
MATCH (c)<-[r:WORKED_AT]-(p:Person)
WHERE r.current
RETURN DISTINCT p.id AS id
