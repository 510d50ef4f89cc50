CYPHER 25
// Keeps of whom and which company sources say that a job was.
UNWIND $rows AS row
MATCH (p:Person {ref: row.person})
USING INDEX SEEK p:Person(ref)
MATCH (p)-[r:WORKED_AT {key: row.key}]->(:Company {ref: row.place})
SET r.says = row.says
