CYPHER 25
// Lets ties that their owner hides be known again by other fingerprints of the same names.
UNWIND $rows AS row
MATCH (h:HiddenTie)
USING INDEX SEEK h:HiddenTie(scope, tie)
WHERE h.scope = $scope AND h.tie = row.tie AND h.pid = row.person AND h.human_key = row.human
SET h.human_key = row.now, h.rules = $rules
