CYPHER 25
// Gives what came from one integration, or one set of its fields, to a group.
MATCH (g:Group {id: $group})
USING INDEX SEEK g:Group(id)
WHERE g.org = $org
MERGE (s:ShareGroup {group: g.id, share: $share})
ON CREATE SET s.org = g.org, s.scope = 'group:' + g.id, s.created = $now
RETURN g.id AS id
