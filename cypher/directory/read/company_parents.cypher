CYPHER 25
// The companies that own these, by the source ids that their sources give, also where those records
// were merged into others since.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $ids AND c.parent IS NOT NULL
CALL (c) {
  MATCH (p:Company {ref: c.parent})
  USING INDEX SEEK p:Company(ref)
  RETURN p
  UNION
  MATCH (s:SourceRecord {kind: 'company', ref: c.parent})
  USING INDEX SEEK s:SourceRecord(kind, ref)
  MATCH (p:Company {ref: s.of})
  USING INDEX SEEK p:Company(ref)
  RETURN p
}
WITH c, p
WHERE p <> c
RETURN DISTINCT c.id AS of, p.id AS id, p.name AS name, coalesce(c.acquired, '') AS acquired
ORDER BY of, id
