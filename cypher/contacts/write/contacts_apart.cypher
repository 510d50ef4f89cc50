CYPHER 25
// An owner says no more that a contact of theirs is the same human as others; of two none is left. What
// says nothing else of its row goes.
MATCH (c:Contact {id: $id})
USING INDEX SEEK c:Contact(id)
WHERE c.owner = $owner
MATCH (k:Correction {source: c.source, row_key: c.row_key})
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.scope = $scope AND k.same IS NOT NULL
MATCH (j:Correction)
USING INDEX SEEK j:Correction(scope, same)
WHERE j.scope = $scope AND j.same = k.same
WITH k.row_key AS row_key, k.source AS source, collect(j) AS marked
UNWIND marked AS j
WITH j, size(marked) AS many, j.source = source AND j.row_key = row_key AS apart
WHERE apart OR many = 2
SET j.same = null
WITH j
WHERE j.person = 'none' AND j.rejected = [] AND NOT j.removed AND j.name IS NULL
  AND j.title IS NULL AND j.company IS NULL
DELETE j
