CYPHER 25
// Whether a user is an active administrator of their organisation, how many other active ones it has,
// and how many other active users.
MATCH (me:User {id: $user})
USING INDEX SEEK me:User(id)
MATCH (u:User)
USING INDEX SEEK u:User(scope, admin)
WHERE u.scope = me.scope AND u.admin IN [true, false] AND u.active
RETURN me.admin AND me.active AS admin, count(CASE WHEN u.admin AND u.id <> me.id THEN 1 END) AS admins,
  count(CASE WHEN u.id <> me.id THEN 1 END) AS users
