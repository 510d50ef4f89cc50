CYPHER 25
// Drops e-mails and profile URLs that no longer identify people who were known before, and further
// names that they no longer have.
UNWIND $rows AS row
CALL (row) {
  MATCH (k:PersonKey {person_id: row.id})
  USING INDEX SEEK k:PersonKey(person_id)
  WHERE NOT k.key IN row.keys
  DELETE k
}
CALL (row) {
  MATCH (n:PersonName {person_id: row.id})
  USING INDEX SEEK n:PersonName(person_id)
  WHERE NOT n.key IN row.names
  DELETE n
}
