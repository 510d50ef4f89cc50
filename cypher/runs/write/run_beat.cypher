CYPHER 25
// Keeps the lease of a run whose worker is alive but has nothing to write yet; no row when another
// worker has it.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE r.token = $token AND r.state = 'running'
SET r.lease = timestamp() + $lease
RETURN r.id AS id
