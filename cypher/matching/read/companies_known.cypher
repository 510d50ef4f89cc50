CYPHER 25
// The companies called exactly so of which a domain or a headcount is known: what else is called like
// that is what people write who have no employer.
MATCH (c:Company)
USING INDEX SEEK c:Company(name_key)
WHERE c.name_key IN $name_keys AND (c.domain IS NOT NULL OR c.headcount IS NOT NULL)
RETURN c.id AS id, c.name_key AS key
