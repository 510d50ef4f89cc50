CYPHER 25
// Says of schools that ties may stand for them from now on, before the first is written: whoever takes
// up a run that was killed then looks for them.
UNWIND $places AS id
MATCH (p:School {id: id})
USING INDEX SEEK p:School(id)
SET p.derived = true
