CYPHER 25
// Makes what is said of one record a part of another one, after what is said of that.
MATCH (s:SourceRecord)
USING INDEX SEEK s:SourceRecord(kind, of)
WHERE s.kind = $kind AND s.of = $drop
SET s.of = $keep, s.rank = s.rank + $after
