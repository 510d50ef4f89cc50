CYPHER 25
// The contacts that the viewer may see of these private humans.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, human_key)
WHERE c.scope IN $scopes AND c.human_key IN $humans AND c.state = 'private'
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
