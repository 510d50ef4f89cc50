CYPHER 25
// Whether anything more urgent than this priority has waited for so many milliseconds, or was left by
// its worker.
RETURN EXISTS {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'queued' AND r.org IS NOT NULL AND r.priority < $priority
    AND r.due + $patience < timestamp()
} OR EXISTS {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'running' AND r.org IS NOT NULL AND r.priority < $priority
    AND r.lease < timestamp()
} AS waits
