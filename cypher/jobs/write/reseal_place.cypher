CYPHER 25
// Notes how far a run that seals anew has come, in the transaction of what it writes.
MATCH (r:Run {id: $id})
USING INDEX SEEK r:Run(id)
SET r.place = $place
