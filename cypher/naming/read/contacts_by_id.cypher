CYPHER 25
// Contacts of active users that the viewer may see, by id; name, title and employer are sealed.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(id)
WHERE c.id IN $ids AND c.scope IN $scopes
MATCH (u:User {id: c.owner})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer
