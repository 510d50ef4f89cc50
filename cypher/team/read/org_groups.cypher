CYPHER 25
// All groups of an organisation, each with how many members it has, for administrators and for
// whoever changes them under its lock.
MATCH (g:Group)
USING INDEX SEEK g:Group(scope, key)
WHERE g.scope = 'org:' + $org AND g.key IS NOT NULL
CALL (g) {
  MATCH (m:Membership)
  USING INDEX SEEK m:Membership(group, user)
  WHERE m.group = g.id AND m.user IS NOT NULL
  RETURN count(m) AS members
}
RETURN g.id AS id, g.name AS name, g.suspended AS suspended, members
ORDER BY name, id
