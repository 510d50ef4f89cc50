CYPHER 25
// Private connections at one company that the viewer may see, after a given one, with the names of
// their owners; name, title and employer are sealed. No details.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, state, company_id)
WHERE c.scope IN $scopes AND c.state = 'private' AND c.company_id = $company AND c.id > $after
MATCH (u:User {id: c.owner})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, u.name AS owner_name
ORDER BY id
LIMIT $limit
