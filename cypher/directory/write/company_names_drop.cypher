CYPHER 25
// Drops further names and domains that companies no longer have.
UNWIND $rows AS row
MATCH (c:Company {ref: row.ref})
USING INDEX SEEK c:Company(ref)
CALL (c, row) {
  MATCH (n:CompanyName {company_id: c.id})
  USING INDEX SEEK n:CompanyName(company_id)
  WHERE NOT n.key IN row.keys
  DELETE n
}
CALL (c, row) {
  MATCH (d:CompanyDomain {company_id: c.id})
  USING INDEX SEEK d:CompanyDomain(company_id)
  WHERE NOT d.domain IN row.domains
  DELETE d
}
