CYPHER 25
// Some of the contacts that an import made and that are still there.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.source = $source AND c.row_key IS NOT NULL AND c.made_by = $import
RETURN c.id AS id
LIMIT $limit
