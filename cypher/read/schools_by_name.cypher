CYPHER 25
// The schools called exactly so.
MATCH (s:School {name_key: $name_key})
USING INDEX SEEK s:School(name_key)
RETURN s.id AS id
ORDER BY id
