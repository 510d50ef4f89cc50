CYPHER 25
// The companies that these own, whichever of the source ids of a merged record they name.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $ids
CALL (c) {
  MATCH (k:Company)
  USING INDEX SEEK k:Company(parent)
  WHERE k.parent = c.ref
  RETURN k
  UNION
  MATCH (s:SourceRecord)
  USING INDEX SEEK s:SourceRecord(kind, of)
  WHERE s.kind = 'company' AND s.of = c.ref
  MATCH (k:Company)
  USING INDEX SEEK k:Company(parent)
  WHERE k.parent = s.ref
  RETURN k
}
WITH c, k
WHERE k <> c
RETURN DISTINCT c.id AS of, k.id AS id, k.name AS name, coalesce(k.acquired, '') AS acquired
ORDER BY of, name, id
LIMIT $limit
