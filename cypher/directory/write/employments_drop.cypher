CYPHER 25
// Takes jobs off a person and a company that were another record's, with the ties that followed.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (p)-[r:WORKED_AT {key: row.key}]->(c:Company {ref: row.place})
SET c.dirty = $mark
WITH p, r, c.id AS place
DELETE r
WITH DISTINCT p, place
CALL (p, place) {
  MATCH (p)-[t:EX_COLLEAGUE]-(:Person)
  WHERE t.company_id = place
  DELETE t
}
