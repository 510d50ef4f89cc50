CYPHER 25
// Writes what identifies people (e-mails, profile URLs), and drops what no longer does.
UNWIND $rows AS row
CALL (row) {
  MATCH (k:PersonKey {person_id: row.id})
  USING INDEX k:PersonKey(person_id)
  WHERE NOT k.key IN row.keys
  DELETE k
}
CALL (row) {
  UNWIND row.keys AS key
  MERGE (:PersonKey {person_id: row.id, key: key})
}
