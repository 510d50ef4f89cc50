CYPHER 25
// A source of the viewer's contacts, its own scope, and how far its contacts reach.
MATCH (s:Source {id: $id})
USING INDEX SEEK s:Source(id)
WHERE s.scope IN $scopes AND s.owner = $user
RETURN s.id AS id, s.scope AS scope, s.format AS format, s.label AS label, s.level AS level,
  s.opening AS opening
