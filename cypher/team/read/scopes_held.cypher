CYPHER 25
// How many scopes each of these users has, those of suspended groups among them, since they come
// back: the organisation's, their own two, those of the role and of all above it, of owners who
// admitted them, of groups, and of what these were given.
MATCH (u:User)
USING INDEX SEEK u:User(id)
WHERE u.id IN $users
CALL (u) {
  MATCH (r:Role {id: u.role})
  USING INDEX SEEK r:Role(id)
  RETURN sum(1 + size(r.above)) AS of_role
}
CALL (u) {
  MATCH (f:Follow {follower: u.id})
  USING INDEX SEEK f:Follow(follower)
  WHERE f.state = 'admitted'
  RETURN count(f) AS of_owners
}
CALL (u) {
  MATCH (m:Membership {user: u.id})
  USING INDEX SEEK m:Membership(user)
  RETURN count(m) AS of_groups, collect(m.group) AS groups
}
CALL (groups) {
  MATCH (s:ShareGroup)
  USING INDEX SEEK s:ShareGroup(group, share)
  WHERE s.group IN groups AND s.share IS NOT NULL
  RETURN count(DISTINCT s.share) AS of_shares
}
RETURN u.id AS user, u.name AS name, 3 + of_role + of_owners + of_groups + of_shares AS count
