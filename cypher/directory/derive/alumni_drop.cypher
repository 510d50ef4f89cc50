CYPHER 25
// Deletes ties that no longer follow from the facts of their place.
UNWIND $rows AS row
MATCH (x:Person {id: row.a})
USING INDEX SEEK x:Person(id)
MATCH (x)-[t:ALUMNI]->(y:Person {id: row.b})
WHERE t.school_id = row.place
DELETE t
