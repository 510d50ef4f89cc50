CYPHER 25
// The active users who may see what is in one scope of the viewer's, of whatever kind it is, in order:
// what the door asks of a user, asked of a scope. At most $limit of them.
CALL () {
  MATCH (u:User)
  USING INDEX SEEK u:User(scope, person_id)
  WHERE $kind = 'org' AND u.scope = 'org:' + $about AND u.scope IN $scopes
    AND u.person_id IS NOT NULL AND u.active
  RETURN u
  UNION
  MATCH (u:User {id: $about})
  USING INDEX SEEK u:User(id)
  WHERE $kind IN ['user', 'followers'] AND u.scope IN $scopes AND u.active
  RETURN u
  UNION
  MATCH (f:Follow)
  USING INDEX SEEK f:Follow(owner, follower)
  WHERE $kind = 'followers' AND f.owner = $about AND f.follower IS NOT NULL AND f.scope IN $scopes
    AND f.state = 'admitted' AND NOT f.withdrawn
  MATCH (u:User {id: f.follower})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN u
  UNION
  MATCH (r:Role {id: $about})
  USING INDEX SEEK r:Role(id)
  WHERE $kind = 'role' AND r.scope IN $scopes
  MATCH (u:User)
  USING INDEX SEEK u:User(scope, role)
  WHERE u.scope IN $scopes AND u.role = r.id AND u.active
  RETURN u
  UNION
  MATCH (r:Role)
  USING INDEX SEEK r:Role(scope, key)
  WHERE $kind = 'role_below' AND r.scope IN $scopes AND r.key IS NOT NULL AND $about IN r.above
  MATCH (u:User)
  USING INDEX SEEK u:User(scope, role)
  WHERE u.scope IN $scopes AND u.role = r.id AND u.active
  RETURN u
  UNION
  MATCH (g:Group {id: $about})
  USING INDEX SEEK g:Group(id)
  WHERE $kind = 'group' AND g.scope IN $scopes AND NOT g.suspended
  MATCH (m:Membership)
  USING INDEX SEEK m:Membership(scope, user)
  WHERE m.scope = 'group:' + g.id AND m.scope IN $scopes AND m.user IS NOT NULL
  MATCH (u:User {id: m.user})
  USING INDEX SEEK u:User(id)
  WHERE u.scope IN $scopes AND u.active
  RETURN u
}
RETURN u.id AS id, u.name AS name
ORDER BY name, id
LIMIT $limit
