CYPHER 25
// A user of an organisation, for whoever changes what they are in it.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org
RETURN u.id AS id, u.name AS name, u.role AS role, u.admin AS admin, u.active AS active
