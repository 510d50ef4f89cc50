CYPHER 25
// Deletes files of an owner that were looked at and never imported, all or the one with this id.
MATCH (o:Upload)
USING INDEX SEEK o:Upload(scope)
WHERE o.scope = $scope AND ($id = '' OR o.id = $id)
CALL (o) {
  MATCH (c:UploadChunk)
  USING INDEX SEEK c:UploadChunk(import, number)
  WHERE c.import = o.id AND c.number >= 0
  DELETE c
}
WITH o, o.id AS id
DELETE o
RETURN id
