CYPHER 25
// Says of companies that ties may stand for them from now on, before the first is written: whoever takes
// up a run that was killed then looks for them.
UNWIND $places AS id
MATCH (p:Company {id: id})
USING INDEX SEEK p:Company(id)
SET p.derived = true
