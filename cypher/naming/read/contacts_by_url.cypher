CYPHER 25
// Contacts whose details hold this profile URL, of those whose details the viewer may see.
MATCH (d:ContactDetail)
USING INDEX SEEK d:ContactDetail(scope, url_index)
WHERE d.scope IN $scopes AND d.url_index = $fingerprint
MATCH (c:Contact {id: d.contact})
USING INDEX SEEK c:Contact(id)
WHERE c.scope IN $scopes
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer
