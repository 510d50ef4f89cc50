CYPHER 25
// Deletes a school with its names, studies and the ties that followed from these.
MATCH (s:School {id: $id})
USING INDEX SEEK s:School(id)
CALL (s) {
  MATCH (n:SchoolName {school_id: s.id})
  USING INDEX SEEK n:SchoolName(school_id)
  DELETE n
}
CALL (s) {
  MATCH (s)<-[:STUDIED_AT]-(p:Person)
  WITH DISTINCT s, p
  MATCH (p)-[t:ALUMNI]-(:Person)
  WHERE t.school_id = s.id
  DELETE t
}
DETACH DELETE s
