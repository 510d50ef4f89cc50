CYPHER 25
// What the owner answers to an import that asks: it goes on. No row: it does not ask, or is not theirs.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.lock = $id
WITH i
WHERE i.scope = $scope AND i.state = 'asking'
SET i.state = 'open', i.mode = $mode, i.confirmed = true
RETURN i.source AS source, i.org AS org
