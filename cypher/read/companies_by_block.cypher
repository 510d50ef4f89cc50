CYPHER 25
// Companies whose names begin alike: candidates for a name that is not found as it is.
MATCH (c:Company)
USING INDEX SEEK c:Company(block)
WHERE c.block IN $blocks
RETURN c.id AS id, c.name AS name, c.block AS key
