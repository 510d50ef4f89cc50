CYPHER 25
// Deletes runs that ended before a time, some at once.
MATCH (r:Run)
USING INDEX SEEK r:Run(ended)
WHERE r.ended < $before
WITH r
LIMIT $limit
WITH r, r.id AS id
DELETE r
RETURN id
