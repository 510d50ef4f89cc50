CYPHER 25
// What administrators say of a record from now on.
MATCH (s:SourceRecord {kind: $kind, ref: $ref})
USING INDEX SEEK s:SourceRecord(kind, ref)
SET s.fixed = $fixed
