CYPHER 25
// The scopes of one user: what all private reading is filtered by. No row: no such active user.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org AND u.active
RETURN u.scope AS org_scope, 'user:' + u.id AS user_scope, u.person_id AS person_id
