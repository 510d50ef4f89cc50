CYPHER 25
// Says that all of a user's contacts were written by these rules, where they were: others may have come
// back meanwhile.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
SET u.lock = $user
WITH u
WHERE NOT EXISTS {
  MATCH (u)-[:KNOWS]->(c:Contact)
  WHERE coalesce(c.rules, 0) < $rules
}
SET u.rules = $rules
