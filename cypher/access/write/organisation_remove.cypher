CYPHER 25
// Removes an organisation that has no users, and so nothing of its own but how many did what; nothing
// when it has any.
MATCH (o:Organisation {id: $id})
USING INDEX SEEK o:Organisation(id)
WHERE NOT EXISTS {
  MATCH (u:User)
  USING INDEX SEEK u:User(scope, person_id)
  WHERE u.scope = o.scope AND u.person_id IS NOT NULL
}
WITH o, o.id AS id
CALL (o) {
  MATCH (n:MonthlyUse)
  USING INDEX SEEK n:MonthlyUse(scope, month)
  WHERE n.scope = o.scope AND n.month > ''
  DELETE n
}
DELETE o
RETURN id
