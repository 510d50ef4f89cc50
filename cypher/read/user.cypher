CYPHER 25
// A user by id or e-mail.
MATCH (u:User)
WHERE u.id = $text OR u.email = $text
RETURN u.id AS id, u.org AS org, u.email AS email, u.name AS name, u.person_id AS person,
  u.active AS active
