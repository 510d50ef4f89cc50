CYPHER 25
// Imports that the viewer may see, the newest first; those before a given one.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope IN $scopes AND i.created <= $before AND (i.created < $before OR i.id < $before_id)
RETURN i.id AS id, i.format AS format, i.label AS label, i.file AS file, i.mode AS mode,
  i.state AS state, i.created AS created, i.ended AS ended, i.rows AS rows, i.done AS done,
  coalesce(i.matched, 0) AS matched, coalesce(i.unsure, 0) AS unsure,
  coalesce(i.private, 0) AS private, coalesce(i.skipped, 0) AS skipped,
  coalesce(i.added, 0) AS added, coalesce(i.changed, 0) AS changed,
  coalesce(i.removed, 0) AS removed, i.known AS known,
  i.missing AS missing, i.undoable AS undoable, i.problem AS problem
ORDER BY created DESC, id DESC
LIMIT $limit
