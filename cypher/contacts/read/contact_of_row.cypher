CYPHER 25
// The viewer's contact of one row of a source of theirs.
MATCH (c:Contact {source: $source, row_key: $row_key})
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.scope IN $scopes
RETURN c.id AS id
