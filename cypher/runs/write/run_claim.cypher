CYPHER 25
// Takes a run for one worker: none when another one has it, when it has ended, while another one of its
// lane is busy, or while its user or organisation has no seat left; no seats at all are no bound. The
// first write takes the lock; without it two workers could both find it free, and of two that take one
// seat the second meets the constraint.
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
WITH r, [seat IN $seats | r.scope + ' ' + seat] AS seats,
  [seat IN $org_seats | r.org + ' ' + seat] AS org_seats
WITH r, seats, org_seats, COLLECT {
  MATCH (other:Run)
  USING INDEX SEEK other:Run(seat)
  WHERE other.seat IN seats AND other.id <> r.id
  RETURN other.seat
} AS taken, COLLECT {
  MATCH (other:Run)
  USING INDEX SEEK other:Run(org_seat)
  WHERE other.org_seat IN org_seats AND other.id <> r.id
  RETURN other.org_seat
} AS org_taken
WHERE (size(seats) = 0 OR size(taken) < size(seats))
  AND (size(org_seats) = 0 OR size(org_taken) < size(org_seats))
SET r.state = 'running', r.busy = r.lane, r.token = r.token + 1, r.attempts = r.attempts + 1,
  r.lease = timestamp() + $lease, r.worker = $worker, r.claimed = timestamp(), r.base = r.done,
  r.seat = head([seat IN seats WHERE NOT seat IN taken]),
  r.org_seat = head([seat IN org_seats WHERE NOT seat IN org_taken])
RETURN r.id AS id, r.kind AS kind, r.lane AS lane, r.scope AS scope, r.priority AS priority,
  r.token AS token, r.attempts AS attempts, r.done AS done, r.total AS total, r.rows AS rows,
  r.cancel AS cancel
