CYPHER 25
// Takes a user out of a group.
MATCH (m:Membership {group: $group, user: $user})
USING INDEX SEEK m:Membership(group, user)
WHERE m.org = $org
WITH m, $group AS id
DELETE m
RETURN id
