CYPHER 25
// The users of the viewer's organisation who are busy or closed as introducers, with the person that
// each is. Whoever has said nothing is free.
MATCH (u:User)
USING INDEX SEEK u:User(scope, availability)
WHERE u.scope IN $scopes AND u.availability IN ['busy', 'closed'] AND u.active
RETURN u.id AS id, u.person_id AS person, u.availability AS availability
