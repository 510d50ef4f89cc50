CYPHER 25
// The person whom a source calls so.
MATCH (p:Person {ref: $ref})
USING INDEX SEEK p:Person(ref)
RETURN p.id AS id
