CYPHER 25
// Deletes people that their source no longer has; whoever had them as a contact keeps a private one.
MATCH (p:Person)
WHERE p.source = $source AND p.seen <> $run
WITH p
LIMIT $limit
CALL (p) {
  MATCH (p)-[:WORKED_AT|STUDIED_AT]->(place)
  SET place.dirty = $mark
}
CALL (p) {
  MATCH (k:PersonKey {person_id: p.id})
  USING INDEX SEEK k:PersonKey(person_id)
  DELETE k
}
CALL (p) {
  MATCH (n:PersonName {person_id: p.id})
  USING INDEX SEEK n:PersonName(person_id)
  DELETE n
}
CALL (p) {
  MATCH (c:Contact {pid: p.id})
  USING INDEX SEEK c:Contact(pid)
  SET c.pid = 'none', c.state = 'private', c.print = ''
}
CALL (p) {
  MATCH (h:HiddenTie {pid: p.id})
  USING INDEX SEEK h:HiddenTie(pid)
  SET h.pid = 'none'
}
CALL (p) {
  MATCH (u:User {person_id: p.id})
  USING INDEX SEEK u:User(person_id)
  SET u.person_id = 'none'
}
DETACH DELETE p
RETURN count(*) AS count
