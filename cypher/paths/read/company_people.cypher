CYPHER 25
// People who work at these companies by the directory; with former ones, who worked there, too.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $companies
MATCH (c)<-[r:WORKED_AT]-(p:Person)
WHERE r.current OR $former
RETURN DISTINCT p.id AS id
