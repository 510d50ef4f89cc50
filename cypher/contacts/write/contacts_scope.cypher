CYPHER 25
// Moves contacts with their ties into another scope, under the fingerprints of that one.
UNWIND $rows AS row
MATCH (c:Contact {id: row.id})
USING INDEX SEEK c:Contact(id)
MATCH (c)<-[k:KNOWS]-(u)
SET c.scope = row.scope, c.hidden = row.hidden, c.human_key = row.human_key,
  c.tokens = row.tokens, c.company_id = row.company, k.scope = row.tie
