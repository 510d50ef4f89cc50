CYPHER 25
// Gives contacts what their owner said last of the same human elsewhere among their contacts. Of
// owners who have never said a word nothing is looked for.
MATCH (owner:User {id: $owner})
USING INDEX SEEK owner:User(id)
WHERE owner.worded
UNWIND $ids AS id
MATCH (c:Contact {id: id})
USING INDEX SEEK c:Contact(id)
MATCH (c)<-[k:KNOWS]-(u)
WITH c, k, head(COLLECT {
  CALL (c) {
    MATCH (x:Contact)
    USING INDEX SEEK x:Contact(scope, pid)
    WHERE x.scope IN $among AND x.pid = c.pid AND x.pid <> 'none'
    RETURN x
    UNION
    MATCH (x:Contact)
    USING INDEX SEEK x:Contact(scope, human_key)
    WHERE x.scope IN $among AND x.human_key = c.human_key AND (x.pid = 'none' OR c.pid = 'none')
    RETURN x
  }
  WITH c, x
  WHERE x.owner = c.owner AND x.id <> c.id
  MATCH (x)<-[w:KNOWS]-(v)
  WHERE w.word IS NOT NULL
  RETURN w {.word, .word_scope, .word_day}
  ORDER BY w.word_day DESC, x.id
  LIMIT 1
}) AS said
WHERE said IS NOT NULL AND (k.word IS NULL OR k.word_day < said.word_day)
SET k.word = said.word, k.word_scope = said.word_scope, k.word_day = said.word_day
