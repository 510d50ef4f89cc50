CYPHER 25
// The contacts that the viewer may see whose employer is one of these companies, by what their
// owner's import says: matched ones name a person, private ones are told apart by human_key.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, state, company_id)
WHERE c.scope IN $scopes AND c.state IN ['matched', 'private'] AND c.company_id IN $companies
CALL (c) {
  // Only users have contacts. Without the label there is nothing to start from but the contact.
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND u.active AND k.scope IN $scopes
  RETURN u, k
}
RETURN c.pid AS person, c.id AS contact, c.human_key AS human, u.id AS owner,
  u.person_id AS owner_person, k.kind AS kind, k.since AS since, k.last AS last, k.cost AS cost,
  CASE WHEN k.word_scope IN $scopes THEN k.word END AS word,
  CASE WHEN k.word_scope IN $scopes THEN k.word_day END AS word_day
