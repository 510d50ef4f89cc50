CYPHER 25
// Runs that seal anew and have not ended: how far each has come, and from when on it may go on.
MATCH (r:Run)
USING INDEX SEEK r:Run(lane, state)
WHERE r.lane = $lane AND r.state IN ['queued', 'running', 'set_aside']
RETURN r.id AS id, r.state AS state, coalesce(r.place, '') AS place, r.due AS due
ORDER BY r.created, id
