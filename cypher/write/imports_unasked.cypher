CYPHER 25
// Gives up what an earlier import of a source was waiting to be told: a newer one has come.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope = $scope AND i.created IS NOT NULL AND i.source = $source AND i.state = 'asking'
SET i.state = 'discarded', i.ended = $now
WITH i
MATCH (c:UploadChunk)
USING INDEX SEEK c:UploadChunk(import, number)
WHERE c.import = i.id AND c.number >= 0
DELETE c
