CYPHER 25
// The groups of the viewer's organisation.
MATCH (g:Group)
USING INDEX SEEK g:Group(scope, key)
WHERE g.scope IN $scopes AND g.key IS NOT NULL
RETURN g.id AS id, g.name AS name, g.suspended AS suspended
ORDER BY name, id
