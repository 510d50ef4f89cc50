CYPHER 25
// What one user may see, as data: scopes, each with the rule that names it and what the rule is about;
// where one is not granted, the row is a denial; admin is whether the user administers what it is about.
// No row: no such active user. Every part begins with
// the user, so it costs what they have and nothing else. The role, the groups and the owners are of
// the user's organisation, whatever a row says.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.org = $org AND u.active
CALL (u) {
  RETURN u.scope AS scope, 'organisation' AS rule, u.org AS about, true AS granted, u.admin AS admin
  UNION ALL
  UNWIND ['user:', 'followers:'] AS kind
  RETURN kind + u.id AS scope, 'self' AS rule, u.id AS about, true AS granted, false AS admin
  UNION ALL
  MATCH (r:Role {id: u.role})
  USING INDEX SEEK r:Role(id)
  WHERE r.scope = u.scope
  UNWIND [['role:', 'role', r.id]] + [one IN r.above | ['role_below:', 'role_below', one]] AS held
  RETURN held[0] + held[2] AS scope, held[1] AS rule, held[2] AS about, true AS granted,
    false AS admin
  UNION ALL
  MATCH (f:Follow {follower: u.id})
  USING INDEX SEEK f:Follow(follower)
  WHERE f.org = u.org AND NOT f.withdrawn
  RETURN 'followers:' + f.owner AS scope, 'follower' AS rule, f.owner AS about,
    f.state = 'admitted' AS granted, false AS admin
  UNION ALL
  MATCH (m:Membership {user: u.id})
  USING INDEX SEEK m:Membership(user)
  MATCH (g:Group {id: m.group})
  USING INDEX SEEK g:Group(id)
  WHERE g.scope = u.scope
  CALL (g) {
    RETURN 'group:' + g.id AS scope, 'group' AS rule
    UNION ALL
    MATCH (s:ShareGroup)
    USING INDEX SEEK s:ShareGroup(group, share)
    WHERE s.group = g.id AND s.share IS NOT NULL AND NOT g.suspended
    RETURN 'share:' + s.share AS scope, 'share' AS rule
  }
  RETURN scope, rule, g.id AS about, NOT g.suspended AS granted, m.admin AS admin
}
RETURN scope, rule, about, granted, admin, u.person_id AS person
