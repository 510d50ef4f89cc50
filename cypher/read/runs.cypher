CYPHER 25
// Runs that the viewer may see, the newest first; those before a given one.
MATCH (r:Run)
USING INDEX SEEK r:Run(scope, created)
WHERE r.scope IN $scopes AND r.created <= $before
  AND (r.created < $before OR r.id < $before_id)
RETURN r.id AS id, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.created AS created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error, timestamp() AS now
ORDER BY created DESC, id DESC
LIMIT $limit
