CYPHER 25
// In which groups of an organisation some of its users are, for its administrators.
MATCH (m:Membership)
USING INDEX SEEK m:Membership(user)
WHERE m.user IN $users AND m.org = $org
RETURN m.user AS user, m.group AS group, m.admin AS admin
