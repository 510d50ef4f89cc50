CYPHER 25
// Users by id or e-mail, in order of their ids, with their organisations: all whose address it is.
MATCH (u:User)
WHERE u.id = $text OR u.email = $text
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
RETURN u.id AS id, u.org AS org, u.email AS email, u.name AS name, u.person_id AS person,
  u.active AS active, o.name AS org_name
ORDER BY id
