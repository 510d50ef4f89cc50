CYPHER 25
// Says what a run failed with: it waits for its next attempt, or is set aside after the last one, and
// is returned then.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.lock = $id
WITH r
WHERE r.token = $token AND r.state = 'running'
SET r.state = CASE WHEN r.attempts >= $most THEN 'set_aside' ELSE 'queued' END, r.error = $error,
  r.due = timestamp() + $pause
REMOVE r.busy, r.seat, r.org_seat, r.lease
WITH r
WHERE r.state = 'set_aside'
RETURN r.id AS id
