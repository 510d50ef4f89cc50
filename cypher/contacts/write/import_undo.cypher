CYPHER 25
// Opens an import again, to be undone. No row: it is not theirs, is not a source's newest, or another
// one is under way or asks, which has counted what would be missing beside this one.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
WHERE i.scope = $scope
MATCH (s:Source {id: i.source})
USING INDEX SEEK s:Source(id)
SET s.lock = $id
WITH i
WHERE i.undoable AND i.state = 'done' AND NOT EXISTS {
  MATCH (other:Import)
  USING INDEX SEEK other:Import(scope, created)
  WHERE other.scope = i.scope AND other.created IS NOT NULL AND other.source = i.source
    AND other.state IN ['open', 'asking']
}
SET i.state = 'open', i.undoable = false, i.done = 0
RETURN i.source AS source, i.org AS org
