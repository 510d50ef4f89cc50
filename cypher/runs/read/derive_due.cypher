CYPHER 25
// Whether ties are to be derived: places wait for it, the directory has been still for so many
// milliseconds, and no run has it, was set aside, or was told to leave it.
OPTIONAL MATCH (s:DirectoryState {id: 'directory'})
USING INDEX SEEK s:DirectoryState(id)
WITH coalesce(s.changed, 0) AS changed
RETURN changed + $still < timestamp() AND NOT EXISTS {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(lane, state)
  WHERE r.lane = $lane AND r.state IN ['queued', 'running', 'set_aside', 'cancelled']
    AND (r.state <> 'cancelled' OR r.ended > changed)
} AND (EXISTS {
  MATCH (c:Company)
  USING INDEX SEEK c:Company(dirty)
  WHERE c.dirty IS NOT NULL
} OR EXISTS {
  MATCH (c:School)
  USING INDEX SEEK c:School(dirty)
  WHERE c.dirty IS NOT NULL
}) AS waits
