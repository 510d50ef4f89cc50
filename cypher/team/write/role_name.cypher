CYPHER 25
// Calls a role by another name.
MATCH (r:Role {id: $id})
USING INDEX SEEK r:Role(id)
WHERE r.org = $org
SET r.name = $name, r.key = $key
RETURN r.id AS id
