CYPHER 25
// Keeps what a source says of a record beside it, from when administrators first have a hand in it,
// with the id that the record has.
MERGE (s:SourceRecord {kind: $kind, ref: $ref})
ON CREATE SET s.of = $ref, s.rank = 0, s.said = $said, s.fixed = $fixed, s.silent = false,
  s.source = $source, s.seen = $seen, s.id = $id
