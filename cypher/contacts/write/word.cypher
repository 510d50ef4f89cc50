CYPHER 25
// What an owner says of how well they know contacts of theirs; without a level that is taken back.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(id)
WHERE c.id IN $ids AND c.owner = $owner
MATCH (c)<-[k:KNOWS]-(u:User)
SET u.worded = true, k.word = $level, k.word_scope = $scope, k.word_day = $day
