CYPHER 25
// The directory people who are users of the viewer's organisation.
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope IN $scopes AND u.person_id < 'none' AND u.active
RETURN u.person_id AS id
