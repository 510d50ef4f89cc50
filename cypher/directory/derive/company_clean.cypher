CYPHER 25
// Takes the mark off companies that are derived, unless they were marked anew meanwhile.
UNWIND $rows AS row
MATCH (p:Company {id: row.id})
USING INDEX SEEK p:Company(id)
SET p.people = row.people, p.stints = row.stints
WITH p, row
WHERE p.dirty = row.mark
REMOVE p.dirty
