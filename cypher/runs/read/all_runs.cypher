CYPHER 25
// Runs in given states, whoever's they are, the newest first, for administrators of the installation.
MATCH (r:Run)
USING INDEX SEEK r:Run(created)
WHERE r.created > 0 AND r.state IN $states
WITH r, r.created AS created, r.id AS id
ORDER BY created DESC, id DESC
LIMIT $limit
OPTIONAL MATCH (i:Import {id: r.id})
USING INDEX SEEK i:Import(id)
RETURN id, r.kind AS kind, r.state AS state, r.cancel AS stopping, created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error, timestamp() AS now,
  CASE i.state WHEN 'open' THEN r.state ELSE i.state END AS import_state, r.worker AS worker
ORDER BY created DESC, id DESC
