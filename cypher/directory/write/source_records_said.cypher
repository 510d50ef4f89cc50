CYPHER 25
// What a source says now of records that administrators have had a hand in.
UNWIND $rows AS row
MATCH (s:SourceRecord {kind: $kind, ref: row.ref})
USING INDEX SEEK s:SourceRecord(kind, ref)
SET s.said = row.said, s.silent = false, s.source = $source, s.seen = $run
