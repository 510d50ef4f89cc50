CYPHER 25
// The newest contacts of one user of some states, hidden or not, of some words of the user's, with what
// the organisation sees of them, sealed: to be searched and put in order. For the user themselves.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, owner)
WHERE c.scope IN $scopes AND c.owner = $user
  AND c.state IN $states AND (c.hidden IS NOT NULL) IN $hidden
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(u)
  WHERE u.scope IN $scopes AND k.scope IN $scopes
  RETURN coalesce(k.word, 'unsaid') AS word
}
WITH c, word
WHERE word IN $words
WITH c
ORDER BY c.id DESC
LIMIT $limit
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer
