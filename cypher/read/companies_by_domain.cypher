CYPHER 25
// The companies with one of these domains.
MATCH (c:Company)
USING INDEX SEEK c:Company(domain)
WHERE c.domain IN $domains
RETURN c.id AS id, c.domain AS key
