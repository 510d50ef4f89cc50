CYPHER 25
// The source of what a user adds by hand, made where there is none, under its lock.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
MERGE (s:Source {scope: 'user:' + u.id, format: 'hand', label: ''})
ON CREATE SET s.id = $id, s.org = u.org, s.owner = u.id, s.created = $now,
  s.level = 'listed', s.opening = false
SET s.lock = $user
RETURN s.id AS id
