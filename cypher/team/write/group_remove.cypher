CYPHER 25
// Removes a group with its memberships, its connections and what it was given.
MATCH (g:Group {id: $id})
USING INDEX SEEK g:Group(id)
WHERE g.org = $org
CALL (g) {
  MATCH (m:Membership)
  USING INDEX SEEK m:Membership(group, user)
  WHERE m.group = g.id AND m.user IS NOT NULL
  DELETE m
}
CALL (g) {
  MATCH (s:ShareGroup)
  USING INDEX SEEK s:ShareGroup(group, share)
  WHERE s.group = g.id AND s.share IS NOT NULL
  DELETE s
}
CALL (g) {
  MATCH (l:GroupLink)
  USING INDEX SEEK l:GroupLink(scope)
  WHERE l.scope = g.scope AND g.id IN [l.asker, l.asked]
  DELETE l
}
WITH g, g.id AS id
DELETE g
RETURN id
