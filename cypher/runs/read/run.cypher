CYPHER 25
// One run that the viewer may see; of the run of an import also what has become of the import.
// What it says is read as it is found (see paths/read/customers).
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
WHERE r.scope IN $scopes
WITH r.id AS id, r.kind AS kind, r.state AS state, r.cancel AS stopping, r.created AS created,
  r.claimed AS claimed, r.ended AS ended, r.done AS done, r.total AS total,
  coalesce(r.base, 0) AS base, r.attempts AS attempts, r.error AS error
OPTIONAL MATCH (i:Import {id: id})
USING INDEX SEEK i:Import(id)
WHERE i.scope IN $scopes
RETURN id, kind, state, stopping, created, claimed, ended, done, total, base, attempts, error,
  timestamp() AS now, CASE i.state WHEN 'open' THEN state ELSE i.state END AS import_state
