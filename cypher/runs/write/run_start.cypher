CYPHER 25
// Puts a run into the ledger, waiting for a worker; one of that id that has ended begins anew, and has
// as many rows as it had.
MERGE (r:Run {id: $id})
ON CREATE SET r.created = timestamp(), r.token = 0
SET r.kind = $kind, r.lane = $lane, r.scope = $scope, r.org = $org, r.priority = $priority,
  r.state = 'queued', r.due = timestamp(), r.attempts = 0, r.done = 0, r.total = 0,
  r.rows = coalesce($rows, r.rows), r.cancel = false
REMOVE r.ended, r.error, r.lease, r.busy, r.seat, r.org_seat
