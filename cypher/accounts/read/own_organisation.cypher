CYPHER 25
// Whether the viewer's organisation asks for 2-step verification, and whether they may say so.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
WHERE o.scope IN $scopes
RETURN o.name AS name, coalesce(o.two_step, false) AS required, u.admin AS admin
