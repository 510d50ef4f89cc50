CYPHER 25
// Takes back an import that no worker could be told of, with its upload. No row: a worker has it.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $id
WITH i
WHERE i.state = 'queued'
CALL (i) {
  MATCH (c:UploadChunk)
  USING INDEX c:UploadChunk(import, number)
  WHERE c.import = i.id AND c.number >= 0
  DELETE c
}
WITH i, i.id AS id
DELETE i
RETURN id
