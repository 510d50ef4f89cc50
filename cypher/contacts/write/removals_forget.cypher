CYPHER 25
// Forgets which contacts an owner has removed.
MATCH (k:Correction)
USING INDEX SEEK k:Correction(scope, removed)
WHERE k.scope = $scope AND k.removed = true
SET k.removed = false
RETURN count(k) AS count
