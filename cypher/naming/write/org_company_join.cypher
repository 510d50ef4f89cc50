CYPHER 25
// Lets all of an organisation that names one of its own companies name another one instead, and drops
// the first. Of a holder of both reference accounts the other one's stays.
MATCH (o:OrgCompany {id: $id})
USING INDEX SEEK o:OrgCompany(id)
WHERE o.scope = $scope
CALL (o) {
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(scope, state, company_id)
  WHERE c.scope = $scope AND c.state IN ['matched', 'private'] AND c.company_id = o.id
  SET c.company_id = $into
}
CALL (o) {
  MATCH (h:WorkHistory)
  USING INDEX SEEK h:WorkHistory(scope, company_id)
  WHERE h.scope = $scope AND h.company_id = o.id
  SET h.company_id = $into
}
CALL (o) {
  MATCH (a:ReferenceAccount)
  USING INDEX SEEK a:ReferenceAccount(scope, company_id)
  WHERE a.scope = $scope AND a.company_id = o.id
    AND EXISTS {
      MATCH (b:ReferenceAccount)
      USING INDEX SEEK b:ReferenceAccount(scope, company_id)
      WHERE b.scope = $scope AND b.company_id = $into AND b.holder = a.holder
    }
  DELETE a
}
CALL (o) {
  MATCH (a:ReferenceAccount)
  USING INDEX SEEK a:ReferenceAccount(scope, company_id)
  WHERE a.scope = $scope AND a.company_id = o.id
  SET a.company_id = $into
}
DELETE o
