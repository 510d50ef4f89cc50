CYPHER 25
// The source id of a company of the directory.
MATCH (c:Company {id: $id})
USING INDEX SEEK c:Company(id)
RETURN c.ref AS ref
