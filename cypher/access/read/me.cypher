CYPHER 25
// The viewer themselves.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
WHERE o.scope IN $scopes
RETURN u.id AS id, u.name AS name, u.email AS email, u.person_id AS person,
  coalesce(u.availability, 'free') AS availability, o.id AS org,
  o.name AS org_name
