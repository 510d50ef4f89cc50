CYPHER 25
// Keeps of whom and which school sources say that a study was.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (p)-[r:STUDIED_AT {key: row.key}]->(:School {ref: row.place})
SET r.says = row.says
