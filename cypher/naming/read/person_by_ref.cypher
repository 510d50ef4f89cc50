CYPHER 25
// The person that a source calls so, or called so before it was merged with another one.
CALL () {
  MATCH (n:Person {ref: $ref})
  USING INDEX SEEK n:Person(ref)
  RETURN n.id AS id
  UNION
  MATCH (s:SourceRecord {kind: 'person', ref: $ref})
  USING INDEX SEEK s:SourceRecord(kind, ref)
  MATCH (n:Person {ref: s.of})
  USING INDEX SEEK n:Person(ref)
  RETURN n.id AS id
}
RETURN id
