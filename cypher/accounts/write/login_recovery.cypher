CYPHER 25
// Keeps the fingerprints of the recovery codes that are left.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.recovery = $recovery
RETURN l.id AS id
