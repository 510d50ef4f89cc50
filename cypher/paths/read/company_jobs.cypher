CYPHER 25
// Like company_people, with each job there: title, and whether it goes on.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $companies
MATCH (c)<-[r:WORKED_AT]-(p:Person)
WHERE r.current OR $former
RETURN p.id AS id, collect([coalesce(r.title, ''), r.current]) AS jobs
