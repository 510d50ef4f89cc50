CYPHER 25
// Gives a run back that has to wait for so many milliseconds, as one that has not been tried; no row when
// another worker has it.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE r.token = $token AND r.state = 'running'
SET r.state = 'queued', r.due = timestamp() + $pause, r.attempts = r.attempts - 1
REMOVE r.busy, r.seat, r.org_seat, r.lease
RETURN r.id AS id
