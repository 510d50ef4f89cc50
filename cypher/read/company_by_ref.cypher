CYPHER 25
// The company that a source calls so.
MATCH (c:Company {ref: $ref})
USING INDEX SEEK c:Company(ref)
RETURN c.id AS id
