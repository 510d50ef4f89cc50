CYPHER 25
// Removes a reference account of one of these holders; returns its company. No row: it is not
// theirs.
MATCH (a:ReferenceAccount {id: $id})
USING INDEX SEEK a:ReferenceAccount(id)
WHERE a.scope = $scope AND a.holder IN $holders
WITH a, a.company_id AS company
DELETE a
RETURN company AS id
