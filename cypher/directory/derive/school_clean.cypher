CYPHER 25
// Takes the mark off schools that are derived, unless they were marked anew meanwhile.
UNWIND $rows AS row
MATCH (p:School {id: row.id})
USING INDEX SEEK p:School(id)
SET p.people = row.people, p.stints = row.stints
WITH p, row
WHERE p.dirty = row.mark
REMOVE p.dirty
