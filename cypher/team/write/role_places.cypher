CYPHER 25
// Puts roles at other places of the tree: each with the one above it and with all above it.
UNWIND $rows AS row
MATCH (r:Role {id: row.id})
USING INDEX SEEK r:Role(id)
WHERE r.org = $org
SET r.parent = row.parent, r.above = row.above
RETURN r.id AS id
