CYPHER 25
// How the viewer's newest imports were to be read, where that was said; sealed.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope IN $scopes AND i.created >= 0 AND i.owner = $user AND i.reading IS NOT NULL
RETURN i.id AS id, i.reading AS reading
ORDER BY i.created DESC, id
LIMIT $limit
