CYPHER 25
// All organisations by name, each with how many users it has and how many of them are active.
MATCH (o:Organisation)
USING INDEX SEEK o:Organisation(name)
WHERE o.name >= ''
CALL (o) {
  MATCH (u:User)
  USING INDEX SEEK u:User(scope, person_id)
  WHERE u.scope = o.scope AND u.person_id IS NOT NULL
  RETURN count(u) AS users, count(CASE WHEN u.active THEN 1 END) AS active
}
RETURN o.id AS id, o.name AS name, users, active
ORDER BY name
