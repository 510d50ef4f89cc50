CYPHER 25
// The ids of all organisations.
MATCH (o:Organisation)
USING INDEX SEEK o:Organisation(name)
WHERE o.name >= ''
RETURN o.id AS id
