CYPHER 25
// Silences what a source no longer says of records that administrators have had a hand in.
MATCH (s:SourceRecord)
USING INDEX SEEK s:SourceRecord(source)
WHERE s.source = $source AND s.seen <> $run AND NOT s.silent
SET s.silent = true
RETURN DISTINCT s.kind AS kind, s.of AS of
