CYPHER 25
// All that sources and administrators say of these records; what no source says any more is silent.
MATCH (s:SourceRecord)
USING INDEX SEEK s:SourceRecord(kind, of)
WHERE s.kind = $kind AND s.of IN $refs
RETURN s.ref AS ref, s.of AS of, s.rank AS rank, s.said AS said, s.fixed AS fixed,
  s.silent AS silent, s.source AS source, s.seen AS seen, coalesce(s.id, '') AS id
ORDER BY of, rank, ref
