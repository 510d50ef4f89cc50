CYPHER 25
// Users of the viewer's organisation after a given one, in the order in which they came: those who
// are active, or all.
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope IN $scopes AND u.person_id > '' AND (u.active OR $all) AND u.id > $after
RETURN u.id AS id, u.name AS name, u.email AS email, u.role AS role, u.admin AS admin,
  u.active AS active
ORDER BY id
LIMIT $limit
