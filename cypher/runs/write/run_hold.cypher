CYPHER 25
// Takes a run's lock for a worker's transaction, says how far the run is, and keeps its lease; no row
// when another worker has it. A run that got further has failed at no place yet.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r, $done > r.done AS further
WHERE r.token = $token AND r.state = 'running'
SET r.attempts = CASE WHEN further THEN 1 ELSE r.attempts END, r.done = $done, r.total = $total,
  r.lease = timestamp() + $lease
RETURN r.cancel AS cancel
