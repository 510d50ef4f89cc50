CYPHER 25
// Gives studies to the person or the school that a record was merged into.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX p:Person(ref)
MATCH (c:School {ref: row.place})
USING INDEX c:School(ref)
MERGE (p)-[r:STUDIED_AT {key: row.key}]->(c)
SET r.school_id = c.id, r.degree = row.degree, r.field = row.field, r.since = row.since,
  r.until = row.until, r.start = row.start, r.end = row.end, r.print = row.print,
  r.source = row.source, r.seen = row.seen, c.dirty = $mark
