CYPHER 25
// Deletes a company with its names, domains, jobs and the ties that followed from these.
MATCH (c:Company {id: $id})
USING INDEX SEEK c:Company(id)
CALL (c) {
  MATCH (n:CompanyName {company_id: c.id})
  USING INDEX SEEK n:CompanyName(company_id)
  DELETE n
}
CALL (c) {
  MATCH (d:CompanyDomain {company_id: c.id})
  USING INDEX SEEK d:CompanyDomain(company_id)
  DELETE d
}
CALL (c) {
  MATCH (c)<-[:WORKED_AT]-(p:Person)
  WITH DISTINCT c, p
  MATCH (p)-[t:EX_COLLEAGUE]-(:Person)
  WHERE t.company_id = c.id
  DELETE t
}
DETACH DELETE c
