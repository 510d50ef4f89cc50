CYPHER 25
// Some of the contacts that an import took the place of; names and details are sealed. listed says that
// the company is one of the directory, gone that it is no more; row_key_now is the row as which the
// contact is there now, none where it is not.
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
OPTIONAL MATCH (now:Contact {id: f.contact})
USING INDEX SEEK now:Contact(id)
RETURN f.contact AS contact, f.row_key AS row_key, coalesce(now.row_key, 'none') AS row_key_now,
  f.pid AS person, f.company_id AS company, f.name AS name,
  f.title AS title, f.company AS employer, f {
    .emails, .phones, .profile_url, .connected_on, .reason
  } AS details, f.hidden AS hidden, listed,
  f.company_id <> 'none' AND NOT listed AND NOT EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX SEEK o:OrgCompany(id)
    WHERE o.id = f.company_id
  } AS gone
