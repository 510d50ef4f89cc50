CYPHER 25
// Gives the lock of the schema back.
MATCH (s:SchemaLock {id: 'schema'})
USING INDEX SEEK s:SchemaLock(id)
REMOVE s.lease
