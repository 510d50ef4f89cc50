CYPHER 25
// Gives studies to the person or the school that a record was merged into, or taken out of.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (c:School {ref: row.place})
USING INDEX SEEK c:School(ref)
MERGE (p)-[r:STUDIED_AT {key: row.key}]->(c)
SET r.says = reduce(
    found = coalesce(r.says, CASE WHEN r.print IS NULL THEN [] ELSE [p.ref + '\u001f' + c.ref] END),
    one IN row.says | CASE WHEN one IN found THEN found ELSE found + one END
  )
SET r.school_id = c.id, r.degree = row.degree, r.field = row.field, r.since = row.since,
  r.until = row.until, r.start = row.start, r.end = row.end, r.print = row.print,
  r.source = row.source, r.seen = row.seen, c.dirty = $mark
