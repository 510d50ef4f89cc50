CYPHER 25
// Companies of a load whose parent the directory does not have.
MATCH (c:Company)
USING INDEX SEEK c:Company(parent)
WHERE c.parent >= '' AND c.seen = $run
  AND NOT EXISTS { MATCH (:Company {ref: c.parent}) }
  AND NOT EXISTS { MATCH (:SourceRecord {kind: 'company', ref: c.parent}) }
RETURN c.ref AS ref, c.parent AS parent
ORDER BY ref
