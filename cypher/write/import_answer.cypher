CYPHER 25
// What the owner answers to an import that asks: it waits for its run again. No row: it does not ask,
// or is not theirs.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $id
WITH i
WHERE i.scope = $scope AND i.state = 'asking'
SET i.state = 'queued', i.mode = $mode, i.confirmed = true, i.attempts = 0, i.waits = $now
RETURN i.id AS id
