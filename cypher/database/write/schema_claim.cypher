CYPHER 25
// Takes the lock of the schema; no row while somebody else changes it, and does not die of it.
MERGE (s:SchemaLock {id: 'schema'})
SET s.by = $by
WITH s
WHERE coalesce(s.lease, 0) < timestamp()
SET s.lease = timestamp() + $lease
RETURN s.id AS id
