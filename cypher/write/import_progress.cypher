CYPHER 25
// Says how far an import is and keeps its lease; no row when another worker has taken it over.
MATCH (i:Import {id: $id})
USING INDEX i:Import(id)
SET i.lock = $id
WITH i
WHERE i.token = $token AND i.state = 'running'
SET i.rows = coalesce($rows, i.rows), i.done = $done, i.lease = timestamp() + $lease
RETURN i.id AS id
