CYPHER 25
// A file that was looked at is imported now: its pieces are the import's. No row: there is none.
MATCH (o:Upload {id: $id})
USING INDEX SEEK o:Upload(id)
WHERE o.scope = $scope
WITH o, o.id AS id
DELETE o
RETURN id
