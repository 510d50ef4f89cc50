CYPHER 25
// The months in which at least so many users of the viewer's organisation came in, the newest first,
// with how many did what. No row for whoever is none of its administrators.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.admin
CALL (u) {
  MATCH (n:MonthlyUse)
  USING INDEX SEEK n:MonthlyUse(scope, month)
  WHERE n.scope IN $scopes AND n.org = u.org AND n.month > '' AND n.signed_in >= $least
  WITH n, n.month AS month
  ORDER BY month DESC
  LIMIT $limit
  RETURN month, n.signed_in AS signed_in, n.imported AS imported, n.asked AS asked
}
RETURN month, signed_in, imported, asked
ORDER BY month DESC
