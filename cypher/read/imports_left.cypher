CYPHER 25
// Imports that wait for longer than they should, or whose worker has let its lease run out.
MATCH (i:Import)
USING INDEX SEEK i:Import(state)
WHERE i.state IN ['queued', 'running']
  AND CASE i.state WHEN 'queued' THEN i.waits + $patience ELSE i.lease END < timestamp()
RETURN i.id AS id
ORDER BY i.created
LIMIT $limit
