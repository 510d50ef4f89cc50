CYPHER 25
// Runs of a lane that have not ended, the newest first.
MATCH (r:Run)
USING INDEX SEEK r:Run(lane, state)
WHERE r.lane = $lane AND r.state IN ['queued', 'running', 'set_aside']
RETURN r.id AS id
ORDER BY r.created DESC, id DESC
