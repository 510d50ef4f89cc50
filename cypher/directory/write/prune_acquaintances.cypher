CYPHER 25
// Deletes published ties that their source no longer has.
MATCH (:Person)-[k:KNOWS]->(:Person)
WHERE k.source = $source AND k.seen <> $run
WITH k
LIMIT $limit
DELETE k
RETURN count(*) AS count
