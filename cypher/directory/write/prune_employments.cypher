CYPHER 25
// Deletes employments that their source no longer has, with the ties that followed from them.
MATCH (p:Person)-[r:WORKED_AT]->(c:Company)
WHERE r.source = $source AND r.seen <> $run
WITH p, r, c
LIMIT $limit
SET c.dirty = $mark
WITH p, r, c.id AS place
DELETE r
WITH DISTINCT p, place
CALL (p, place) {
  MATCH (p)-[t:EX_COLLEAGUE]-(:Person)
  WHERE t.company_id = place
  DELETE t
}
RETURN count(*) AS count
