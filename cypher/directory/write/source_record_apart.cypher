CYPHER 25
// Makes what a source says of a record a record of its own again.
MATCH (s:SourceRecord {kind: $kind, ref: $ref})
USING INDEX SEEK s:SourceRecord(kind, ref)
SET s.of = s.ref, s.rank = 0
