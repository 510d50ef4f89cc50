CYPHER 25
// Contacts that one user hides, by the ties that were hidden; name, title and employer are sealed.
// None names a company of the organisation's own.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, hidden)
WHERE c.scope = $scope AND c.hidden IN $ties
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.hidden AS hidden, c.source AS source, false AS own
ORDER BY id
