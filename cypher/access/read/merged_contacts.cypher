CYPHER 25
// The viewer's own contacts that they say are the same human as others, in no order: same is the id of
// that word.
MATCH (k:Correction)
USING INDEX SEEK k:Correction(scope, same)
WHERE k.scope IN $scopes AND k.same IS NOT NULL
MATCH (c:Contact {source: k.source, row_key: k.row_key})
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.scope IN $scopes
RETURN k.same AS same, c.id AS id, c.human_key AS human, c.pid AS person
