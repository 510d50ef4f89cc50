CYPHER 25
// Which of these schools are marked as they were when their people were read: of the others something has
// changed since, and they are derived anew.
UNWIND $rows AS row
MATCH (p:School {id: row.id})
USING INDEX SEEK p:School(id)
WHERE p.dirty = row.mark
RETURN p.id AS id
