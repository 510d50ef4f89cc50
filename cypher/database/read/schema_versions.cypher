CYPHER 25
// The migrations that this database has had.
MATCH (m:__Neo4jMigration)
WHERE m.source IS NOT NULL
RETURN m.source AS id
ORDER BY id
