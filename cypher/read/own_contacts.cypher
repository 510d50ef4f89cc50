CYPHER 25
// The contacts of one user after a given one, with the details that the viewer may see; names and
// details are sealed. For the user themselves.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, owner)
WHERE c.scope IN $scopes AND c.owner = $user AND c.id > $after
WITH c
ORDER BY c.id
LIMIT $limit
MATCH (:User {id: c.owner})-[k:KNOWS]->(c)
WHERE k.scope IN $scopes
OPTIONAL MATCH (d:ContactDetail)
USING INDEX SEEK d:ContactDetail(contact, scope)
WHERE d.contact = c.id AND d.scope = 'user:' + $user AND d.scope IN $scopes
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, k.kind AS kind, d.emails AS emails, d.phones AS phones,
  d.profile_url AS profile_url, d.connected_on AS connected_on
ORDER BY id
