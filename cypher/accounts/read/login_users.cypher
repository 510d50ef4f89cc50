CYPHER 25
// The active users of a login, each with their organisation, in order of the names of these.
MATCH (u:User)
USING INDEX SEEK u:User(login)
WHERE u.login = $login AND u.active
MATCH (o:Organisation {id: u.org})
USING INDEX SEEK o:Organisation(id)
RETURN u.id AS user, u.org AS org, u.name AS name, o.name AS org_name,
  coalesce(o.two_step, false) AS required
ORDER BY org_name, user
LIMIT 100
