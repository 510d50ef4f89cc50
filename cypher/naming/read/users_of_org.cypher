CYPHER 25
// The active users of the viewer's organisation.
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope IN $scopes AND u.person_id > '' AND u.active
RETURN u.id AS id, u.name AS name, u.email AS email, u.person_id AS person
