CYPHER 25
// The roles of the viewer's organisation, each with how many active users hold it.
MATCH (r:Role)
USING INDEX SEEK r:Role(scope, key)
WHERE r.scope IN $scopes AND r.key IS NOT NULL
RETURN r.id AS id, r.name AS name, r.parent AS parent, r.above AS above, COUNT {
    MATCH (u:User)
    USING INDEX SEEK u:User(scope, role)
    WHERE u.scope IN $scopes AND u.role = r.id AND u.active
  } AS holders
ORDER BY name, id
