CYPHER 25
// Contacts that the viewer may see, by id; name, title and employer are sealed.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(id)
WHERE c.id IN $ids AND c.scope IN $scopes
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer
