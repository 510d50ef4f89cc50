CYPHER 25
// Some of the contacts that an import took the place of, with their sealed employers; gone says that
// the company is no more.
MATCH (f:FormerContact)
USING INDEX SEEK f:FormerContact(import, contact)
WHERE f.import = $import AND f.contact IS NOT NULL
WITH f
LIMIT $limit
RETURN f.contact AS contact, f.company_id AS company, f.company AS employer,
  f.company_id <> 'none' AND NOT EXISTS {
    MATCH (c:Company)
    USING INDEX c:Company(id)
    WHERE c.id = f.company_id
  } AND NOT EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX o:OrgCompany(id)
    WHERE o.id = f.company_id
  } AS gone
