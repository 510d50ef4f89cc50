CYPHER 25
// One run that the viewer may see.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
WHERE r.scope IN $scopes
RETURN r.id AS id, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.created AS created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error, timestamp() AS now
