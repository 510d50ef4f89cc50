CYPHER 25
// Which of these people are users of the viewer's organisation, in one row: user, person.
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope IN $scopes AND u.person_id IN $pids AND u.active
RETURN collect([u.id, u.person_id]) AS mates
