CYPHER 25
// Gives a run back for the next worker, as one that has not been tried.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE r.token = $token AND r.state = 'running'
SET r.state = 'queued', r.due = timestamp(), r.attempts = r.attempts - 1
REMOVE r.busy, r.seat, r.org_seat, r.lease
RETURN r.id AS id
