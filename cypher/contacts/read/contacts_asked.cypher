CYPHER 25
// Contacts of one user that wait for their owner's word, with whom they may be.
MATCH (d:ContactDetail)
USING INDEX SEEK d:ContactDetail(scope, ask)
WHERE d.scope = $scope AND d.ask IN ['unsure', 'offer']
RETURN d.contact AS id, d.candidates AS candidates
