CYPHER 25
// Notes when keys were used last.
UNWIND $rows AS row
MATCH (k:ApiKey {id: row.id})
USING INDEX SEEK k:ApiKey(id)
WHERE k.used < row.at
SET k.used = row.at
