CYPHER 25
// A new import of one of a user's sources, to be run; none while another one is under way.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
MERGE (s:Source {scope: 'user:' + u.id, format: $format, label: $label})
ON CREATE SET s.id = $source, s.org = u.org, s.owner = u.id, s.created = $now,
  s.level = 'listed', s.opening = false
SET s.lock = $id
WITH u, s
WHERE NOT EXISTS {
  MATCH (other:Import)
  USING INDEX SEEK other:Import(scope, created)
  WHERE other.scope = s.scope AND other.created IS NOT NULL AND other.source = s.id
    AND other.state = 'open'
}
WITH u, s, coalesce(head(COLLECT {
  MATCH (done:Import)
  USING INDEX SEEK done:Import(scope, created)
  WHERE done.scope = s.scope AND done.created IS NOT NULL AND done.source = s.id
    AND done.state = 'done'
  RETURN done.id
  ORDER BY done.created DESC, done.id DESC
  LIMIT 1
}), 'none') AS previous
CREATE (i:Import {id: $id, scope: s.scope, org: u.org, owner: u.id, source: s.id, format: $format,
  label: $label, file: $file, reading: $reading, mode: $mode, confirmed: $confirmed,
  previous: previous, undoable: false, newest: false, known: 0, missing: 0,
  state: 'open', created: $now, rows: 0, done: 0})
RETURN s.id AS source, u.org AS org
