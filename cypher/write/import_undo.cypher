CYPHER 25
// Asks for an import to be undone: it waits for its run again, which takes back what it did. No row: it
// is not theirs, is not a source's newest, or another one is under way.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
WHERE i.scope = $scope
MATCH (s:Source {id: i.source})
USING INDEX s:Source(id)
SET s.lock = $id
WITH i
WHERE i.undoable AND i.state = 'done' AND NOT EXISTS {
  MATCH (other:Import)
  USING INDEX other:Import(scope, created)
  WHERE other.scope = i.scope AND other.created IS NOT NULL AND other.source = i.source
    AND other.state IN ['queued', 'running']
}
SET i.state = 'queued', i.task = 'undo', i.undoable = false, i.attempts = 0, i.waits = $now,
  i.done = 0
RETURN i.id AS id
