CYPHER 25
// What the owner answers to an import that asks: it goes on. No row: it does not ask, or is not theirs, or
// another one of its source is under way.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
WHERE i.scope = $scope
MATCH (s:Source {id: i.source})
USING INDEX SEEK s:Source(id)
SET s.lock = $id
WITH i
WHERE i.state = 'asking' AND NOT EXISTS {
  MATCH (other:Import)
  USING INDEX SEEK other:Import(scope, created)
  WHERE other.scope = i.scope AND other.created IS NOT NULL AND other.source = i.source
    AND other.state = 'open'
}
SET i.state = 'open', i.mode = $mode, i.confirmed = true
RETURN i.source AS source, i.org AS org
