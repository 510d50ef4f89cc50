CYPHER 25
// Notes that contacts of sources have yet to be brought to where their level says; returns the sources
// that no run has for that yet.
MATCH (s:Source)
USING INDEX SEEK s:Source(id)
WHERE s.id IN $sources
SET s.opening = true
WITH s
WHERE NOT EXISTS {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(lane, state)
  WHERE r.lane = s.id AND r.state IN ['queued', 'running'] AND r.kind = 'level'
}
RETURN s.id AS id
