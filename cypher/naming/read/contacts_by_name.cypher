CYPHER 25
// Private connections of active users that the viewer may see, by the fingerprint of their name: one
// contact of each human, since many may have the same one.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, name_index)
WHERE c.scope IN $scopes AND c.name_index = $name_index AND c.state = 'private'
WITH c
ORDER BY c.id
MATCH (u:User {id: c.owner})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
WITH c.human_key AS human, collect(c) AS same
WITH human, same[0] AS c
ORDER BY c.id
LIMIT $limit
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, human, c.name AS name, c.title AS title, c.company AS employer
ORDER BY id
