CYPHER 25
// Says whether a user introduces others.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
SET u.availability = $availability
