CYPHER 25
// Makes a user a member of a group, or its administrator, or no longer that.
MATCH (g:Group {id: $group})
USING INDEX SEEK g:Group(id)
WHERE g.org = $org
MERGE (m:Membership {group: g.id, user: $user})
ON CREATE SET m.org = g.org, m.scope = 'group:' + g.id, m.created = $now
SET m.admin = $admin
RETURN g.id AS id
