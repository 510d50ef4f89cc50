CYPHER 25
// One import that the viewer may see; file name and problem are sealed. What it says is read
// as it is found (see paths/read/customers).
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
WHERE i.scope IN $scopes
WITH i.id AS id, i.format AS format, i.label AS label, i.file AS file, i.mode AS mode,
  i.state AS stage, i.created AS created, i.ended AS ended, i.rows AS rows, i.done AS done,
  coalesce(i.matched, 0) AS matched, coalesce(i.unsure, 0) AS unsure,
  coalesce(i.private, 0) AS private, coalesce(i.skipped, 0) AS skipped,
  coalesce(i.added, 0) AS added, coalesce(i.changed, 0) AS changed,
  coalesce(i.removed, 0) AS removed, i.known AS known, i.missing AS missing,
  i.undoable AS undoable, i.problem AS problem, i.newer AS newer
OPTIONAL MATCH (r:Run {id: CASE stage WHEN 'open' THEN id END})
USING INDEX SEEK r:Run(id)
WHERE r.scope IN $scopes
RETURN id, format, label, file, mode,
  CASE stage WHEN 'open' THEN coalesce(r.state, 'queued') ELSE stage END AS state,
  created, ended, rows, done, matched, unsure, private, skipped, added, changed, removed, known,
  missing, undoable, problem, newer,
  CASE WHEN r IS NULL THEN null ELSE r {.id, .kind, .state, stopping: r.cancel, .created, .claimed,
  .ended, .done, .total, base: coalesce(r.base, 0), .attempts, .error, now: timestamp(),
  import_state: r.state} END AS run
