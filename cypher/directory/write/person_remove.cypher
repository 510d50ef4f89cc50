CYPHER 25
// Deletes a person with keys, jobs, studies and ties; their places are derived anew.
MATCH (p:Person {id: $id})
USING INDEX SEEK p:Person(id)
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
DETACH DELETE p
