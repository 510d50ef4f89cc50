CYPHER 25
// Lets a run that was set aside be tried again. No row: it was not, or there is none of this scope.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE ($scope = '' OR r.scope = $scope) AND r.state = 'set_aside'
SET r.state = 'queued', r.due = timestamp(), r.attempts = 0
RETURN r.id AS id
