CYPHER 25
// Puts contacts back as they were before an import, with their details and ties. Whoever has left the
// directory since is a person no more. What is sealed is given, since it may have been sealed anew, the
// company, since an own one may have been made anew, and the scope with its fingerprints, since the owner
// may have hidden or shown the contact, or chosen how far its source reaches. What they
// said of it then is no more said where they have the same human elsewhere: that one's word holds.
// One that earlier rules wrote waits to be written anew, and one of which its owner has said
// something: that holds.
MATCH (u:User {id: $owner})
USING INDEX SEEK u:User(id)
UNWIND $rows AS row
MATCH (f:FormerContact)
USING INDEX SEEK f:FormerContact(import, contact)
WHERE f.import = $import AND f.contact = row.contact
WITH u, row, f, EXISTS {
  MATCH (p:Person)
  USING INDEX SEEK p:Person(id)
  WHERE p.id = f.pid AND NOT row.rejected
} AS known, EXISTS {
  MATCH (x:Contact)
  USING INDEX SEEK x:Contact(scope, pid)
  WHERE x.scope IN $among AND x.pid = f.pid AND x.pid <> 'none' AND x.owner = u.id
    AND x.id <> f.contact
} OR EXISTS {
  MATCH (x:Contact)
  USING INDEX SEEK x:Contact(scope, human_key)
  WHERE x.scope IN $among AND x.human_key = row.human_key AND x.owner = u.id
    AND x.id <> f.contact AND (x.pid = 'none' OR f.pid = 'none')
} AS elsewhere
MERGE (c:Contact {id: f.contact})
SET c += f {
  .org, .owner, .source, .row_key, .name_index, .print, .made_by,
  rules: CASE WHEN row.anew THEN 0 ELSE f.rules END,
  scope: row.scope, hidden: row.hidden, human_key: row.human_key, tokens: row.tokens,
  company_id: row.company,
  state: CASE WHEN known THEN f.state ELSE 'private' END,
  pid: CASE WHEN known THEN f.pid ELSE 'none' END
}
MERGE (u)-[k:KNOWS]->(c)
ON CREATE SET k += CASE WHEN elsewhere THEN {}
  ELSE {word: f.tie_word, word_scope: f.tie_word_scope, word_day: f.tie_word_day} END
SET k.scope = row.tie, k.kind = f.tie_kind, k.since = f.tie_since, k.last = f.tie_last,
  k.cost = f.tie_cost
MERGE (d:ContactDetail {contact: c.id, scope: 'user:' + u.id})
SET d += f {.owner, .email_index, .url_index, .ask, .candidates}
SET c += row.listed, d += row.details
SET u.rules = CASE WHEN coalesce(c.rules, 0) < u.rules THEN coalesce(c.rules, 0) ELSE u.rules END
DELETE f
