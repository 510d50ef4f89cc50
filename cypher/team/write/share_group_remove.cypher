CYPHER 25
// Takes what came from an integration back from a group.
MATCH (s:ShareGroup {group: $group, share: $share})
USING INDEX SEEK s:ShareGroup(group, share)
WHERE s.org = $org
WITH s, $group AS id
DELETE s
RETURN id
