CYPHER 25
// Makes sure that there is one lock under which the schema is changed, whoever comes first.
CREATE CONSTRAINT schema_lock IF NOT EXISTS FOR (n:SchemaLock) REQUIRE n.id IS UNIQUE
