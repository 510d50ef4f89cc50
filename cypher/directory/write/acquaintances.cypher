CYPHER 25
// Writes published ties between two people; they are undated and have no direction. Where one load
// states a tie twice, the stronger one stands, whichever comes first.
UNWIND $rows AS row
OPTIONAL MATCH (a:Person {ref: row.person})
USING INDEX SEEK a:Person(ref)
OPTIONAL MATCH (b:Person {ref: row.other})
USING INDEX SEEK b:Person(ref)
CALL (a, b, row) {
  WITH a, b, row
  WHERE a IS NOT NULL AND b IS NOT NULL AND a <> b
  MERGE (a)-[k:KNOWS]-(b)
  SET k.cost = CASE WHEN k.seen = $run AND k.cost < row.cost THEN k.cost ELSE row.cost END,
    k.source = $source, k.seen = $run
}
WITH row, a, b
WHERE a IS NULL OR b IS NULL
RETURN row.number AS number, a IS NULL AS no_person, b IS NULL AS no_place
