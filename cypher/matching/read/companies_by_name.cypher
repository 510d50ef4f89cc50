CYPHER 25
// The companies called exactly so, legal forms aside, by any of their names.
CALL () {
  MATCH (c:Company)
  USING INDEX SEEK c:Company(name_key)
  WHERE c.name_key IN $name_keys
  RETURN c.id AS id, c.name_key AS key
  UNION
  MATCH (n:CompanyName)
  USING INDEX SEEK n:CompanyName(key)
  WHERE n.key IN $name_keys
  RETURN n.company_id AS id, n.key AS key
}
RETURN id, key
