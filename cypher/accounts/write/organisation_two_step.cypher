CYPHER 25
// Asks everybody of an organisation for 2-step verification, or does not any more; nothing where
// whoever says so is no administrator of it, or does not have it themselves.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.active AND u.admin
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
MATCH (l:Login {id: u.login})
USING INDEX SEEK l:Login(id)
WHERE l.two_step OR NOT $on
SET o.two_step = $on
RETURN o.id AS id
