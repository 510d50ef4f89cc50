CYPHER 25
// In which groups that the viewer may look into these users are.
MATCH (m:Membership)
USING INDEX SEEK m:Membership(scope, user)
WHERE m.scope IN $scopes AND m.user IN $users
RETURN m.user AS user, m.group AS group, m.admin AS admin
ORDER BY user, group
