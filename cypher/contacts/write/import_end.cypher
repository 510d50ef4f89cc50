CYPHER 25
// Ends an import, in the transaction that ends its run: what came of it, and the upload is deleted.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.state = $state, i.problem = $problem, i.ended = $now, i.undoable = $state = 'done',
  i.newest = $state = 'done'
WITH i
CALL (i) {
  MATCH (c:UploadChunk)
  USING INDEX SEEK c:UploadChunk(import, number)
  WHERE c.import = i.id AND c.number >= 0
  DELETE c
}
