CYPHER 25
// Takes the lock of a source, under which its imports start and its owner's word is changed; no row
// while an import of it is under way.
MATCH (s:Source {id: $source})
USING INDEX SEEK s:Source(id)
SET s.lock = $by
WITH s
WHERE NOT EXISTS {
  MATCH (i:Import)
  USING INDEX SEEK i:Import(scope, created)
  WHERE i.scope = s.scope AND i.created IS NOT NULL AND i.source = s.id
    AND i.state = 'open'
}
RETURN s.id AS id
