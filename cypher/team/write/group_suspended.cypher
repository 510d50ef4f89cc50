CYPHER 25
// Suspends a group, or lets its members see again what is the group's.
MATCH (g:Group {id: $id})
USING INDEX SEEK g:Group(id)
WHERE g.org = $org
SET g.suspended = $suspended
RETURN g.id AS id
