CYPHER 25
// Users of the viewer's organisation, by id.
MATCH (u:User)
USING INDEX SEEK u:User(id)
WHERE u.id IN $ids AND u.scope IN $scopes
RETURN u.id AS id, u.name AS name, u.email AS email, u.person_id AS person
