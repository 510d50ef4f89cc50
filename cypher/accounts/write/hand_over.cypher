CYPHER 25
// Gives the reference accounts of a user to another holder, some at once: of a company that the other
// one has already, theirs stays and this one goes. How many were held.
MATCH (a:ReferenceAccount)
USING INDEX SEEK a:ReferenceAccount(scope, holder, company_id)
WHERE a.scope = $scope AND a.holder = $user AND a.company_id IS NOT NULL
WITH a
LIMIT $limit
CALL (a) {
  OPTIONAL MATCH (theirs:ReferenceAccount)
  USING INDEX SEEK theirs:ReferenceAccount(scope, holder, company_id)
  WHERE theirs.scope = $scope AND theirs.holder = $holder AND theirs.company_id = a.company_id
  WITH a, count(theirs) AS held
  FOREACH (_ IN CASE WHEN held > 0 THEN [1] ELSE [] END | DELETE a)
  FOREACH (_ IN CASE WHEN held = 0 THEN [1] ELSE [] END | SET a.holder = $holder)
}
RETURN count(*) AS count
