CYPHER 25
// Removes some of what a user stated of themselves and the reference accounts that they hold; returns
// the companies and schools that these named.
CALL () {
  MATCH (n:WorkHistory)
  USING INDEX SEEK n:WorkHistory(scope, owner)
  WHERE n.scope = $org_scope AND n.owner = $user
  RETURN n, n.company_id AS place
  LIMIT $limit
  UNION ALL
  MATCH (n:Education)
  USING INDEX SEEK n:Education(scope, owner)
  WHERE n.scope = $org_scope AND n.owner = $user
  RETURN n, n.school_id AS place
  LIMIT $limit
  UNION ALL
  MATCH (n:ReferenceAccount)
  USING INDEX SEEK n:ReferenceAccount(scope, holder, company_id)
  WHERE n.scope = $org_scope AND n.holder = $user AND n.company_id IS NOT NULL
  RETURN n, n.company_id AS place
  LIMIT $limit
}
DELETE n
RETURN place AS id
