CYPHER 25
// One run, whoever's it is, for administrators of the installation.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
OPTIONAL MATCH (i:Import {id: r.id})
USING INDEX SEEK i:Import(id)
RETURN r.id AS id, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.created AS created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error, timestamp() AS now,
  CASE i.state WHEN 'open' THEN r.state ELSE i.state END AS import_state, r.worker AS worker
