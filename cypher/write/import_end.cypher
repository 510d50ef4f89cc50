CYPHER 25
// Ends an import: what came of it, and the upload is deleted.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $id
WITH i
WHERE i.token = $token AND i.state = 'running'
SET i.state = $state, i.matched = $matched, i.unsure = $unsure, i.private = $private,
  i.skipped = $skipped, i.added = $added, i.changed = $changed, i.removed = $removed,
  i.problem = $problem, i.ended = $now, i.undoable = $state = 'done', i.newest = $state = 'done'
WITH i
CALL (i) {
  MATCH (c:UploadChunk)
  USING INDEX c:UploadChunk(import, number)
  WHERE c.import = i.id AND c.number >= 0
  DELETE c
}
RETURN i.id AS id
