CYPHER 25
// Gives up an import that asks; its upload is deleted. No row: it does not ask, or is not theirs.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.lock = $id
WITH i
WHERE i.scope = $scope AND i.state = 'asking'
SET i.state = 'discarded', i.ended = $now
WITH i
CALL (i) {
  MATCH (c:UploadChunk)
  USING INDEX SEEK c:UploadChunk(import, number)
  WHERE c.import = i.id AND c.number >= 0
  DELETE c
}
RETURN i.id AS id
