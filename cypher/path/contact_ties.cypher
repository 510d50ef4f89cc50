CYPHER 25
// Who has these people among the contacts that the viewer may see: ties from a user to a person.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid IN $pids
CALL (c) {
  MATCH (u:User {id: c.owner})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  MATCH (u)-[k:KNOWS]->(c)
  WHERE k.scope IN $scopes
  RETURN u, k
}
RETURN c.pid AS person, u.id AS owner, u.person_id AS owner_person, k.kind AS kind,
  k.since AS since, k.last AS last, k.cost AS cost
