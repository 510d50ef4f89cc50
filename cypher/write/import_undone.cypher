CYPHER 25
// Ends the undoing of an import; its verdicts go, those of the import before it hold again.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $id
WITH i
WHERE i.token = $token AND i.state = 'running'
SET i.state = 'undone', i.newest = false, i.ended = $now
WITH i
CALL (i) {
  MATCH (v:Verdict)
  USING INDEX v:Verdict(scope, import, row)
  WHERE v.scope = i.scope AND v.import = i.id AND v.row >= 0
  DELETE v
}
CALL (i) {
  MATCH (before:Import {id: i.previous})
  USING INDEX before:Import(id)
  WHERE before.scope = i.scope
  SET before.newest = true
}
RETURN i.id AS id
