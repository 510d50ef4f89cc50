CYPHER 25
// Runs that the viewer may see, the newest first; those before a given one. Of the runs of imports also
// what has become of the imports. What a run says is read as it is found (see paths/read/customers).
MATCH (r:Run)
USING INDEX SEEK r:Run(scope, created)
WHERE r.scope IN $scopes AND r.created <= $before
  AND NOT (r.created = $before AND r.id >= $before_id)
WITH r, r.created AS created, r.id AS id
ORDER BY created DESC, id DESC
LIMIT $limit
WITH id, created, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.claimed AS claimed,
  r.ended AS ended, r.done AS done, r.total AS total, coalesce(r.base, 0) AS base,
  r.attempts AS attempts, r.error AS error
OPTIONAL MATCH (i:Import {id: id})
USING INDEX SEEK i:Import(id)
WHERE i.scope IN $scopes
RETURN id, kind, state, stopping, created, claimed, ended, done, total, base, attempts, error,
  timestamp() AS now, CASE i.state WHEN 'open' THEN state ELSE i.state END AS import_state
ORDER BY created DESC, id DESC
