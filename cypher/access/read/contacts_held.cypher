CYPHER 25
// How many contacts a user has, and all users of their organisation together; whoever writes some
// holds the locks of both.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org
CALL (u) {
  MATCH (other:User)
  USING INDEX SEEK other:User(scope, person_id)
  WHERE other.scope = u.scope AND other.person_id IS NOT NULL
  RETURN sum(COUNT { (other)-[:KNOWS]->() }) AS of_org
}
RETURN COUNT { (u)-[:KNOWS]->() } AS of_user, of_org
