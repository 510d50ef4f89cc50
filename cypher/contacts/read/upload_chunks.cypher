CYPHER 25
// The sealed pieces of an upload, in order.
MATCH (c:UploadChunk)
USING INDEX SEEK c:UploadChunk(import, number)
WHERE c.import = $import AND c.number >= 0
RETURN c.number AS number, c.data AS data
ORDER BY number
