CYPHER 25
// Users who left before a time and whom no run erases yet: one that failed too often waits for an
// administrator.
MATCH (u:User)
USING INDEX SEEK u:User(left)
WHERE u.left < $before AND NOT u.active
  AND NOT EXISTS {
    MATCH (r:Run)
    USING INDEX SEEK r:Run(lane, state)
    WHERE r.lane = $lane + u.id AND r.state IN ['queued', 'running', 'set_aside']
  }
RETURN u.id AS user, u.org AS org
LIMIT $limit
