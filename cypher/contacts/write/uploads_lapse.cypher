CYPHER 25
// Deletes files that were looked at before a time and never imported.
MATCH (o:Upload)
USING INDEX SEEK o:Upload(created)
WHERE o.created < $before
CALL (o) {
  MATCH (c:UploadChunk)
  USING INDEX SEEK c:UploadChunk(import, number)
  WHERE c.import = o.id AND c.number >= 0
  DELETE c
}
WITH o, o.id AS id
DELETE o
RETURN id
