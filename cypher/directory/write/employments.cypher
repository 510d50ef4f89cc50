CYPHER 25
// Writes employments and marks their places to be derived anew where anything is new. Where one load
// states a job twice, the one that is proven longer stands, whichever comes first.
UNWIND $rows AS row
OPTIONAL MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
OPTIONAL MATCH (c:Company {ref: row.place})
USING INDEX SEEK c:Company(ref)
CALL (p, c, row) {
  WITH p, c, row
  WHERE p IS NOT NULL AND c IS NOT NULL
  MERGE (p)-[r:WORKED_AT {key: row.key}]->(c)
  FOREACH (_ IN CASE WHEN r.print = row.print
      OR (r.seen = $run AND (r.end > row.end OR (r.end = row.end AND r.until > row.until)))
    THEN [] ELSE [1] END |
    SET r.company_id = c.id, r.title = row.title, r.current = row.current, r.since = row.since,
      r.until = row.until, r.start = row.start, r.end = row.end, r.print = row.print,
      c.dirty = $mark
  )
  FOREACH (_ IN CASE WHEN row.said IS NULL AND r.says IS NULL THEN [] ELSE [1] END |
    SET r.says = CASE WHEN r.seen = $run AND NOT coalesce(row.said, p.ref + '\u001f' + c.ref) IN r.says
        THEN r.says + coalesce(row.said, p.ref + '\u001f' + c.ref)
      WHEN r.seen = $run AND r.says IS NOT NULL THEN r.says
      WHEN r.seen = $run THEN [p.ref + '\u001f' + c.ref, row.said]
      ELSE [coalesce(row.said, p.ref + '\u001f' + c.ref)] END
  )
  SET r.source = $source, r.seen = $run, r.block_a = p.block_a, r.block_b = p.block_b
}
WITH row, p, c
WHERE p IS NULL OR c IS NULL
RETURN row.number AS number, p IS NULL AS no_person, c IS NULL AS no_place
