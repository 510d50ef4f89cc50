CYPHER 25
// Removes a study that a user states; returns its school. No row: it is not theirs.
MATCH (e:Education {id: $id})
USING INDEX SEEK e:Education(id)
WHERE e.scope = $scope AND e.owner = $owner
WITH e, e.school_id AS school
DELETE e
RETURN school AS id
