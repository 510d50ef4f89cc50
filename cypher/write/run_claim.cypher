CYPHER 25
// Takes a run for one worker: none when another one has it, when it has ended, or while another one of
// its lane is busy. The first write takes the lock; without it two workers could both find it free.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $worker
WITH r
WHERE (
  (r.state = 'queued' AND (r.due <= timestamp() OR $at_once))
  OR (r.state = 'running' AND r.lease < timestamp() AND r.attempts < $most)
) AND NOT EXISTS {
  MATCH (other:Run {busy: r.lane})
  USING INDEX SEEK other:Run(busy)
  WHERE other.id <> r.id
}
SET r.state = 'running', r.busy = r.lane, r.token = r.token + 1, r.attempts = r.attempts + 1,
  r.lease = timestamp() + $lease, r.worker = $worker, r.claimed = timestamp(), r.base = r.done
RETURN r.id AS id, r.kind AS kind, r.lane AS lane, r.priority AS priority, r.token AS token,
  r.attempts AS attempts, r.done AS done, r.total AS total, r.cancel AS cancel
