CYPHER 25
// All roles of an organisation, for whoever changes them under its lock.
MATCH (r:Role)
USING INDEX SEEK r:Role(scope, key)
WHERE r.scope = 'org:' + $org AND r.key IS NOT NULL
RETURN r.id AS id, r.name AS name, r.parent AS parent, r.above AS above
ORDER BY name, id
