CYPHER 25
// The contact of one row of a source.
MATCH (c:Contact {source: $source, row_key: $row_key})
USING INDEX SEEK c:Contact(source, row_key)
RETURN c.id AS id
