CYPHER 25
// Ends the undoing of an import, in the transaction that ends its run; its verdicts go, those of the
// import before it hold again. One that was stopped before its end is given up, with its upload.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.state = $state, i.newest = false, i.ended = $now
SET i += CASE $state WHEN 'discarded' THEN {done: 0, matched: 0, unsure: 0, private: 0, skipped: 0,
  added: 0, changed: 0, removed: 0} ELSE {} END
WITH i
CALL (i) {
  MATCH (v:Verdict)
  USING INDEX SEEK v:Verdict(scope, import, row)
  WHERE v.scope = i.scope AND v.import = i.id AND v.row >= 0
  DELETE v
}
CALL (i) {
  MATCH (c:UploadChunk)
  USING INDEX SEEK c:UploadChunk(import, number)
  WHERE c.import = i.id AND c.number >= 0
  DELETE c
}
CALL (i) {
  MATCH (before:Import {id: i.previous})
  USING INDEX SEEK before:Import(id)
  WHERE before.scope = i.scope
  SET before.newest = true
}
