CYPHER 25
// An active user of an organisation, the one made first: acts for it where nobody is named.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope = o.scope AND u.person_id IS NOT NULL AND u.active
RETURN u.id AS id, u.org AS org, u.email AS email, u.name AS name, u.person_id AS person,
  u.active AS active
ORDER BY id
LIMIT 1
