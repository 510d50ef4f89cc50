CYPHER 25
// Users of whose contacts some were written by rules before these, and who have no run that sees to it:
// one that failed too often waits for an administrator.
MATCH (u:User)
USING INDEX SEEK u:User(rules)
WHERE u.rules < $rules AND u.active
  AND NOT EXISTS {
    MATCH (r:Run)
    USING INDEX SEEK r:Run(lane, state)
    WHERE r.lane = $lane + u.id AND r.state IN ['queued', 'running', 'set_aside']
  }
RETURN u.id AS user, u.org AS org
LIMIT $limit
