CYPHER 25
// The sources of the viewer's contacts, with their levels and how many contacts each has.
MATCH (s:Source)
USING INDEX SEEK s:Source(scope, format, label)
WHERE s.scope IN $scopes AND s.format IS NOT NULL AND s.label IS NOT NULL AND s.owner = $user
WITH s.id AS id, s.format AS format, s.label AS label, s.level AS level, s.opening AS opening
CALL (id) {
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(source, row_key)
  WHERE c.source = id AND c.row_key IS NOT NULL AND c.scope IN $scopes
  RETURN count(c) AS contacts, sum(CASE WHEN c.hidden IS NULL THEN 0 ELSE 1 END) AS hidden
}
RETURN id, format, label, level, opening, contacts, hidden
ORDER BY format, label, id
