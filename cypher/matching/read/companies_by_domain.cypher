CYPHER 25
// The companies with one of these domains among theirs.
CALL () {
  MATCH (c:Company)
  USING INDEX SEEK c:Company(domain)
  WHERE c.domain IN $domains
  RETURN c.id AS id, c.domain AS key
  UNION
  MATCH (d:CompanyDomain)
  USING INDEX SEEK d:CompanyDomain(domain)
  WHERE d.domain IN $domains
  RETURN d.company_id AS id, d.domain AS key
}
RETURN id, key
