CYPHER 25
// What an import is to do, and what it has done so far; file name and reading are sealed.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
WHERE i.state = 'open'
RETURN i.id AS id, i.source AS source, i.owner AS owner, i.org AS org, i.format AS format,
  i.file AS file, i.reading AS reading, i.mode AS mode, i.confirmed AS confirmed,
  i.previous AS previous, coalesce(i.matched, 0) AS matched, coalesce(i.unsure, 0) AS unsure,
  coalesce(i.private, 0) AS private, coalesce(i.skipped, 0) AS skipped,
  coalesce(i.added, 0) AS added, coalesce(i.changed, 0) AS changed,
  coalesce(i.removed, 0) AS removed
