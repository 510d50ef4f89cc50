CYPHER 25
// People who came into the directory by being published and whom a source has by the same e-mail or
// profile URL: source ids of both, of each pair once, at most so many, after one of them.
MATCH (p:Person)
USING INDEX SEEK p:Person(ref)
WHERE p.ref STARTS WITH $prefix AND p.ref > $after
MATCH (k:PersonKey {person_id: p.id})
USING INDEX SEEK k:PersonKey(person_id)
MATCH (o:PersonKey {key: k.key})
USING INDEX SEEK o:PersonKey(key)
WHERE o.person_id <> p.id
MATCH (q:Person {id: o.person_id})
USING INDEX SEEK q:Person(id)
WHERE NOT q.ref STARTS WITH $prefix
RETURN p.ref AS published, min(q.ref) AS sourced
ORDER BY published
LIMIT $limit
