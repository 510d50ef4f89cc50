CYPHER 25
// Deletes the verdicts of a source's earlier imports: the newest one's are the ones that hold.
MATCH (i:Import)
USING INDEX i:Import(scope, created)
WHERE i.scope = $scope AND i.created IS NOT NULL AND i.source = $source AND i.id <> $import
MATCH (v:Verdict)
USING INDEX v:Verdict(scope, import, row)
WHERE v.scope = $scope AND v.import = i.id AND v.row >= 0
DELETE v
