CYPHER 25
// Gives jobs to the person or the company that a record was merged into, or taken out of. Of one job
// stated twice the one that is proven longer stands, as when both are loaded (directory/write/employments).
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (c:Company {ref: row.place})
USING INDEX SEEK c:Company(ref)
MERGE (p)-[r:WORKED_AT {key: row.key}]->(c)
SET r.says = reduce(
    found = coalesce(r.says, CASE WHEN r.print IS NULL THEN [] ELSE [p.ref + '\u001f' + c.ref] END),
    one IN row.says | CASE WHEN one IN found THEN found ELSE found + one END
  )
FOREACH (_ IN CASE WHEN r.end > row.end OR (r.end = row.end AND r.until >= row.until)
    THEN [] ELSE [1] END |
  SET r.company_id = c.id, r.title = row.title, r.current = row.current, r.since = row.since,
    r.until = row.until, r.start = row.start, r.end = row.end, r.print = row.print,
    r.source = row.source, r.seen = row.seen
)
SET c.dirty = $mark, r.block_a = p.block_a, r.block_b = p.block_b
