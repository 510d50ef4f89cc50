CYPHER 25
// How many notifications the viewer has not read, counted up to a number.
MATCH (n:Notification)
USING INDEX SEEK n:Notification(scope, read)
WHERE n.scope IN $scopes AND n.read = 0
WITH n
LIMIT $limit
RETURN count(n) AS count
