CYPHER 25
// Which of these addresses users of the viewer's organisation have, active or not.
MATCH (u:User)
USING INDEX SEEK u:User(email)
WHERE u.scope IN $scopes AND u.email IN $emails
RETURN DISTINCT u.email AS email, u.active AS active
