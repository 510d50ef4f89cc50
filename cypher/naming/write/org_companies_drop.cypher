CYPHER 25
// Drops those of some companies of the organisation's own that nothing of it names any more.
MATCH (o:OrgCompany)
USING INDEX SEEK o:OrgCompany(id)
WHERE o.id IN $ids AND o.scope = $scope
  AND NOT EXISTS {
    MATCH (c:Contact)
    USING INDEX SEEK c:Contact(scope, state, company_id)
    WHERE c.scope = $scope AND c.state IN ['matched', 'private'] AND c.company_id = o.id
  }
  AND NOT EXISTS {
    MATCH (h:WorkHistory)
    USING INDEX SEEK h:WorkHistory(scope, company_id)
    WHERE h.scope = $scope AND h.company_id = o.id
  }
  AND NOT EXISTS {
    MATCH (a:ReferenceAccount)
    USING INDEX SEEK a:ReferenceAccount(scope, company_id)
    WHERE a.scope = $scope AND a.company_id = o.id
  }
DELETE o
