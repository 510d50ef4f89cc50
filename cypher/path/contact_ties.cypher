CYPHER 25
// Who has these people among the contacts that the viewer may see: ties from a user to a person.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid IN $pids
CALL (c) {
  // Only users have contacts. Without the label there is nothing to start from but the contact.
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND u.active AND k.scope IN $scopes
  RETURN u, k
}
RETURN c.pid AS person, u.id AS owner, u.person_id AS owner_person, k.kind AS kind,
  k.since AS since, k.last AS last, k.cost AS cost,
  CASE WHEN k.word_scope IN $scopes THEN k.word END AS word,
  CASE WHEN k.word_scope IN $scopes THEN k.word_day END AS word_day
