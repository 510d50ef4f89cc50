CYPHER 25
// One user's contacts that they say are the same human as some of theirs, those among them; same is the
// id of that word. Name, title and employer are sealed; own says that the company is one of the
// organisation's own.
MATCH (one:Contact)
USING INDEX SEEK one:Contact(id)
WHERE one.id IN $ids
MATCH (k:Correction {source: one.source, row_key: one.row_key})
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.scope = $scope AND k.same IS NOT NULL
WITH DISTINCT k.same AS same
MATCH (j:Correction)
USING INDEX SEEK j:Correction(scope, same)
WHERE j.scope = $scope AND j.same = same
MATCH (c:Contact {source: j.source, row_key: j.row_key})
USING INDEX SEEK c:Contact(source, row_key)
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.hidden AS hidden, c.source AS source, EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX SEEK o:OrgCompany(id)
    WHERE o.id = c.company_id
  } AS own, same
ORDER BY id
