CYPHER 25
// The people who are called exactly so, in any order of the words.
MATCH (p:Person {name_key: $name_key})
USING INDEX SEEK p:Person(name_key)
RETURN p.id AS id
ORDER BY id
LIMIT $limit
