CYPHER 25
// The companies called exactly so, legal forms aside.
MATCH (c:Company)
USING INDEX SEEK c:Company(name_key)
WHERE c.name_key IN $name_keys
RETURN c.id AS id, c.name_key AS key
