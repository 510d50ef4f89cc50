CYPHER 25
// Forgets what is said of a record.
MATCH (s:SourceRecord)
USING INDEX SEEK s:SourceRecord(kind, of)
WHERE s.kind = $kind AND s.of = $ref
DELETE s
