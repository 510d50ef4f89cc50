CYPHER 25
// Private connections at one company that the viewer may see, each human once, after a given one, with
// their owners by id, name and availability; name, title and employer are sealed. No details. Which keys are one human
// to the viewer is given, and which are known to them as people of the directory.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, state, company_id)
WHERE c.scope IN $scopes AND c.state = 'private' AND c.company_id = $company
  AND NOT c.human_key IN $known
MATCH (u:User {id: c.owner})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
WITH c, u
ORDER BY c.id
WITH coalesce($ones[c.human_key], c.human_key) AS human, collect([c.id, c.org, c.owner, c.state, c.pid, c.company_id]) AS found,
  collect([c.name, c.title, c.company]) AS sealed, collect(DISTINCT [u.id, u.name, coalesce(u.availability, 'free')]) AS owners
WITH human, head(found) AS one, head(sealed) AS listed, owners
WHERE one[0] > $after
RETURN one[0] AS id, one[1] AS org, one[2] AS owner, one[3] AS state, one[4] AS person,
  one[5] AS company, human, listed[0] AS name, listed[1] AS title, listed[2] AS employer, owners
ORDER BY id
LIMIT $limit
