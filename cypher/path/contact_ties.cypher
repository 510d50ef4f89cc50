CYPHER 25
// Who has these people among the contacts that the viewer may see: ties from a user to a person.
MATCH (c:Contact)
USING INDEX c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid IN $pids
MATCH (u:User)-[k:KNOWS]->(c)
WHERE u.scope IN $scopes AND u.active AND k.scope IN $scopes
RETURN c.pid AS person, u.id AS owner, u.person_id AS owner_person, k.kind AS kind,
  k.since AS since, k.last AS last, k.cost AS cost
