CYPHER 25
// Contacts of one source, in the scopes that its level says or hidden from all but their owner, details
// to their owner, and the tie. What the owner says of the tie stays as it is.
MATCH (u:User {id: $owner})
USING INDEX SEEK u:User(id)
UNWIND $rows AS row
MERGE (c:Contact {source: $source, row_key: row.row_key})
ON CREATE SET c.id = row.id, c.org = u.org, c.owner = u.id, c.made_by = $import
SET c.scope = row.scope, c.hidden = row.hidden,
  c.state = row.state, c.pid = row.person, c.company_id = row.company,
  c.human_key = row.human_key, c.name_index = row.name_index, c.tokens = row.tokens,
  c.name = row.name, c.title = row.title, c.company = row.employer, c.print = row.print,
  c.rules = row.rules
MERGE (u)-[k:KNOWS]->(c)
SET k.scope = row.tie, k.kind = row.kind, k.since = row.since, k.last = row.last, k.cost = row.cost
MERGE (d:ContactDetail {contact: c.id, scope: 'user:' + u.id})
SET d.owner = u.id, d.email_index = row.email_index, d.url_index = row.url_index,
  d.emails = row.emails, d.phones = row.phones, d.profile_url = row.profile_url,
  d.connected_on = row.connected_on, d.ask = row.ask, d.candidates = row.candidates,
  d.reason = row.reason
