CYPHER 25
// Asks for a run to be stopped: the worker that has it hears of it, else the next one does. No row:
// there is none of these scopes, it has ended, or it is one that nobody may stop halfway.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE ($scope = '' OR r.scope = $scope) AND r.state IN ['queued', 'running', 'set_aside']
  AND NOT r.kind IN $whole
SET r.cancel = true, r.due = timestamp(), r.priority = 0,
  r.attempts = CASE r.state WHEN 'set_aside' THEN 0 ELSE r.attempts END,
  r.state = CASE r.state WHEN 'set_aside' THEN 'queued' ELSE r.state END
RETURN r.id AS id
