CYPHER 25
// Forgets what an owner has said of one row of a source.
MATCH (k:Correction {source: $source, row_key: $row_key})
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.owner = $owner
DELETE k
