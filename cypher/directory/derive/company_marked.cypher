CYPHER 25
// Which of these companies are marked as they were when their people were read: of the others something has
// changed since, and they are derived anew.
UNWIND $rows AS row
MATCH (p:Company {id: row.id})
USING INDEX SEEK p:Company(id)
WHERE p.dirty = row.mark
RETURN p.id AS id
