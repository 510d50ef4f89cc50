CYPHER 25
// Removes a job that a user states; returns its company. No row: it is not theirs.
MATCH (h:WorkHistory {id: $id})
USING INDEX SEEK h:WorkHistory(id)
WHERE h.scope = $scope AND h.owner = $owner
WITH h, h.company_id AS company
DELETE h
RETURN company AS id
