CYPHER 25
// Removes a role that nobody holds and that has none below it.
MATCH (r:Role {id: $id})
USING INDEX SEEK r:Role(id)
WHERE r.org = $org
WITH r, r.id AS id
DELETE r
RETURN id
