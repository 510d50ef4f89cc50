CYPHER 25
// Withdraws an open invitation of an organisation; no row where there is none of that id.
MATCH (i:Invitation {id: $id})
USING INDEX SEEK i:Invitation(id)
SET i.lock = $id
WITH i
WHERE i.scope = $scope AND i.state = 'open'
SET i.state = 'withdrawn'
RETURN i.id AS id
