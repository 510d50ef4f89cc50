CYPHER 25
// Lets go of what earlier imports of a source would need to be undone, and of the verdicts of those
// before the one that this import follows: the newest ones are the ones that hold.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope = $scope AND i.created IS NOT NULL AND i.source = $source AND i.id <> $import
SET i.undoable = false, i.newest = false
WITH i
CALL (i) {
  MATCH (f:FormerContact)
  USING INDEX SEEK f:FormerContact(import, contact)
  WHERE f.import = i.id AND f.contact IS NOT NULL
  DELETE f
}
CALL (i) {
  MATCH (v:Verdict)
  USING INDEX SEEK v:Verdict(scope, import, row)
  WHERE v.scope = $scope AND v.import = i.id AND v.row >= 0 AND i.id <> $previous
  DELETE v
}
