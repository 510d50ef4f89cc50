CYPHER 25
// Lets the details of contacts be seen in these scopes: beside the owner's, which holds their questions
// too, there is one of each in the scope of those whom its level admits.
UNWIND $rows AS row
MATCH (d:ContactDetail)
USING INDEX SEEK d:ContactDetail(contact, scope)
WHERE d.contact = row.id AND d.scope = $alone
CALL (d, row) {
  MATCH (x:ContactDetail)
  USING INDEX SEEK x:ContactDetail(contact, scope)
  WHERE x.contact = d.contact AND x.scope IS NOT NULL AND NOT x.scope IN [d.scope, row.detail]
  DELETE x
}
WITH d, row
WHERE row.detail <> d.scope
MERGE (x:ContactDetail {contact: d.contact, scope: row.detail})
SET x += d {.owner, .emails, .phones, .profile_url, .connected_on}
