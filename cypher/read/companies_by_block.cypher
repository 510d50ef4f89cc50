CYPHER 25
// Companies of which a name begins alike, with that name: candidates for one that is not found as
// it is.
CALL () {
  MATCH (c:Company)
  USING INDEX SEEK c:Company(block)
  WHERE c.block IN $blocks
  RETURN c.id AS id, c.name AS name, c.block AS key
  UNION
  MATCH (n:CompanyName)
  USING INDEX SEEK n:CompanyName(block)
  WHERE n.block IN $blocks
  RETURN n.company_id AS id, n.name AS name, n.block AS key
}
RETURN id, name, key
