CYPHER 25
// Runs in given states, whoever's they are, the newest first, for administrators of the installation.
MATCH (r:Run)
USING INDEX SEEK r:Run(created)
WHERE r.created > 0 AND r.state IN $states
RETURN r.id AS id, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.created AS created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error, timestamp() AS now,
  r.worker AS worker
ORDER BY created DESC, id DESC
LIMIT $limit
