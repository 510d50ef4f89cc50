CYPHER 25
// Deletes studies that their source no longer has, with the ties that followed from them.
MATCH (p:Person)-[r:STUDIED_AT]->(c:School)
WHERE r.source = $source AND r.seen <> $run
WITH p, r, c
LIMIT $limit
SET c.dirty = $mark
WITH p, r, c.id AS place
DELETE r
WITH DISTINCT p, place
CALL (p, place) {
  MATCH (p)-[t:ALUMNI]-(:Person)
  WHERE t.school_id = place
  DELETE t
}
RETURN count(*) AS count
