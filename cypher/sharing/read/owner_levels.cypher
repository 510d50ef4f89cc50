CYPHER 25
// The organisation and role of a user, and the levels of their sources: source, level.
MATCH (u:User {id: $owner})
USING INDEX SEEK u:User(id)
RETURN u.org AS org, u.role AS role, COLLECT {
    MATCH (s:Source)
    USING INDEX SEEK s:Source(scope, format, label)
    WHERE s.scope = 'user:' + u.id AND s.format IS NOT NULL AND s.label IS NOT NULL
    RETURN [s.id, s.level]
  } AS levels
