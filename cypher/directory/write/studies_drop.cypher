CYPHER 25
// Takes studies off a person and a school that were another record's, with the ties that followed.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (p)-[r:STUDIED_AT {key: row.key}]->(c:School {ref: row.place})
SET c.dirty = $mark
WITH p, r, c.id AS place
DELETE r
WITH DISTINCT p, place
CALL (p, place) {
  MATCH (p)-[t:ALUMNI]-(:Person)
  WHERE t.school_id = place
  DELETE t
}
