CYPHER 25
// Drops further names that schools no longer have.
UNWIND $rows AS row
MATCH (s:School {ref: row.ref})
USING INDEX SEEK s:School(ref)
CALL (s, row) {
  MATCH (n:SchoolName {school_id: s.id})
  USING INDEX SEEK n:SchoolName(school_id)
  WHERE NOT n.key IN row.keys
  DELETE n
}
