CYPHER 25
// The school that a source calls so.
MATCH (s:School {ref: $ref})
USING INDEX s:School(ref)
RETURN s.id AS id
