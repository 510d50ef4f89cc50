CYPHER 25
// One user of the viewer's organisation, active or not.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes
RETURN u.id AS id, u.name AS name, u.email AS email, u.role AS role, u.admin AS admin,
  u.active AS active
