CYPHER 25
// An organisation whose two users would become one person.
MATCH (a:User)
USING INDEX SEEK a:User(person_id)
WHERE a.person_id = $keep
MATCH (b:User)
USING INDEX SEEK b:User(person_id)
WHERE b.person_id = $drop AND b.org = a.org
MATCH (o:Organisation {id: a.org})
USING INDEX SEEK o:Organisation(id)
RETURN o.name AS org, a.email AS one, b.email AS other
ORDER BY org
LIMIT 1
