CYPHER 25
// Ends a run; no row when another worker has it.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE r.token = $token AND r.state = 'running'
SET r.state = $state, r.ended = timestamp()
REMOVE r.busy, r.seat, r.org_seat, r.lease, r.error
RETURN r.id AS id
