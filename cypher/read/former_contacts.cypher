CYPHER 25
// Some of the contacts that an import took the place of; name and employer are sealed. listed says that
// the company is one of the directory, gone that it is no more.
MATCH (f:FormerContact)
USING INDEX SEEK f:FormerContact(import, contact)
WHERE f.import = $import AND f.contact IS NOT NULL
WITH f
LIMIT $limit
WITH f, EXISTS {
    MATCH (c:Company)
    USING INDEX SEEK c:Company(id)
    WHERE c.id = f.company_id
  } AS listed
RETURN f.contact AS contact, f.pid AS person, f.company_id AS company, f.name AS name,
  f.company AS employer, f.hidden AS hidden, listed,
  f.company_id <> 'none' AND NOT listed AND NOT EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX SEEK o:OrgCompany(id)
    WHERE o.id = f.company_id
  } AS gone
