CYPHER 25
// Of these source ids those that administrators have had a hand in, with the source id of the record
// that they belong to.
MATCH (s:SourceRecord)
USING INDEX SEEK s:SourceRecord(kind, ref)
WHERE s.kind = $kind AND s.ref IN $refs
RETURN s.ref AS ref, s.of AS of
