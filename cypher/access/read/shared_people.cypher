CYPHER 25
// The people among the contacts that are shared with the viewer, as often as they are there, in one
// row; no more than so many.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(scope, pid)
WHERE c.scope IN $scopes AND c.pid > '' AND c.pid < 'none'
WITH c.pid AS pid
LIMIT $limit
RETURN collect(pid) AS people
