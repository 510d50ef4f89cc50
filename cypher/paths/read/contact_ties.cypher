CYPHER 25
// Who has these people among the contacts that the viewer may see: ties from a user to a person, all
// in one row.
// Each tie: person, user, the user's person, kind, since, last day, cost, the user's own word, its day.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid IN $pids
CALL (c) {
  // Only users have contacts. Without the label there is nothing to start from but the contact.
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND u.active AND k.scope IN $scopes
  RETURN u, k
}
WITH collect([c.pid, u.id, u.person_id, k.kind, k.since, k.last, k.cost,
  CASE WHEN k.word_scope IN $scopes THEN k.word END,
  CASE WHEN k.word_scope IN $scopes THEN k.word_day END]) AS ties
WHERE size(ties) > 0
RETURN ties
