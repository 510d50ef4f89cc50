CYPHER 25
// Some of the contacts of a source, after a given row, that do not stand where its level says; those that
// are hidden do. Name, title and employer are sealed; own says that the company is one of the
// organisation's own.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.source = $source AND c.row_key > $after AND c.hidden IS NULL
  AND (c.scope <> $contact OR c.tokens IS NULL OR NOT EXISTS {
    MATCH (d:ContactDetail)
    USING INDEX SEEK d:ContactDetail(contact, scope)
    WHERE d.contact = c.id AND d.scope = $detail
  })
WITH c
ORDER BY c.row_key
LIMIT $limit
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.hidden AS hidden, c.source AS source, EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX SEEK o:OrgCompany(id)
    WHERE o.id = c.company_id
  } AS own, c.row_key AS row_key
ORDER BY row_key
