CYPHER 25
// Ends the imports of a source that wait to be told: a newer one takes their place.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope = $scope AND i.created IS NOT NULL AND i.source = $source AND i.state = 'asking'
SET i.state = 'superseded', i.ended = $now, i.newer = $newer
WITH i
MATCH (c:UploadChunk)
USING INDEX SEEK c:UploadChunk(import, number)
WHERE c.import = i.id AND c.number >= 0
DELETE c
