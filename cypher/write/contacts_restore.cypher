CYPHER 25
// Puts contacts back as they were before an import, with their details and ties. Whoever has left the
// directory since is a person no more. The company is given: an own one may have been made anew.
MATCH (u:User {id: $owner})
USING INDEX u:User(id)
UNWIND $rows AS row
MATCH (f:FormerContact)
USING INDEX f:FormerContact(import, contact)
WHERE f.import = $import AND f.contact = row.contact
WITH u, row, f, EXISTS {
  MATCH (p:Person)
  USING INDEX p:Person(id)
  WHERE p.id = f.pid
} AS known
MERGE (c:Contact {id: f.contact})
SET c += f {
  .org, .owner, .source, .row_key, .human_key, .name_index, .tokens, .name, .title, .company, .print, .made_by,
  scope: u.scope, company_id: row.company,
  state: CASE WHEN known THEN f.state ELSE 'private' END,
  pid: CASE WHEN known THEN f.pid ELSE 'none' END
}
MERGE (u)-[k:KNOWS]->(c)
SET k.scope = c.scope, k.kind = f.tie_kind, k.since = f.tie_since, k.last = f.tie_last,
  k.cost = f.tie_cost
MERGE (d:ContactDetail {contact: c.id, scope: 'user:' + u.id})
SET d += f {
  .owner, .email_index, .url_index, .emails, .phones, .profile_url, .connected_on, .ask,
  .candidates, .reason
}
DELETE f
