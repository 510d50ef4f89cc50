CYPHER 25
// What an import has done so far, in the transaction that does it.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.rows = $rows, i.done = $done, i.matched = $matched, i.unsure = $unsure,
  i.private = $private, i.skipped = $skipped, i.added = $added, i.changed = $changed,
  i.removed = $removed
