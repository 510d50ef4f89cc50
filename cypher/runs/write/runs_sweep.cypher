CYPHER 25
// Sets aside runs whose workers fell silent once too often. Those are looked for before any lock is
// taken, and looked at again under it.
MATCH (r:Run)
USING INDEX SEEK r:Run(state, org)
WHERE r.state = 'running' AND r.org IS NOT NULL AND r.lease < timestamp() AND r.attempts >= $most
SET r.lock = r.id
WITH r
WHERE r.state = 'running' AND r.lease < timestamp() AND r.attempts >= $most
SET r.state = 'set_aside', r.error = $error
REMOVE r.busy, r.seat, r.org_seat, r.lease
RETURN r.kind AS kind, timestamp() - r.claimed AS ms
