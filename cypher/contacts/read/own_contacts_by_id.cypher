CYPHER 25
// Some of the viewer's own contacts, with their details, their places in their sources and the formats of
// those; names and details are sealed. All is read as it is found (see paths/read/customers).
MATCH (c:Contact)
USING INDEX SEEK c:Contact(id)
WHERE c.id IN $ids AND c.scope IN $scopes AND c.owner = $user
WITH c, c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.source AS source, c.row_key AS row_key, c.print AS print,
  c.name_index AS name_index, c.hidden AS hidden, coalesce(c.rules, 0) AS rules
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND k.scope IN $scopes
  RETURN k.kind AS kind, k.word AS word, k.word_scope AS word_scope, k.word_day AS word_day
}
CALL (id, owner) {
  MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = id AND d.scope = 'user:' + owner AND d.scope IN $scopes
  RETURN d.emails AS emails, d.phones AS phones, d.profile_url AS profile_url,
    d.connected_on AS connected_on, d.ask AS ask, d.candidates AS candidates, d.reason AS reason
}
RETURN id, org, owner, state, person, company, human, name, title, employer, kind, emails, phones,
  profile_url, connected_on, ask, candidates, reason, source, row_key, print, name_index,
  hidden, rules, word, word_scope, word_day
ORDER BY id
