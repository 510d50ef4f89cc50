CYPHER 25
// The company that a source calls so, or called so before it was merged with another one.
CALL () {
  MATCH (n:Company {ref: $ref})
  USING INDEX SEEK n:Company(ref)
  RETURN n.id AS id
  UNION
  MATCH (s:SourceRecord {kind: 'company', ref: $ref})
  USING INDEX SEEK s:SourceRecord(kind, ref)
  MATCH (n:Company {ref: s.of})
  USING INDEX SEEK n:Company(ref)
  RETURN n.id AS id
}
RETURN id
