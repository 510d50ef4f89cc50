CYPHER 25
// Deletes notifications that were kept for long enough, some at once.
MATCH (n:Notification)
USING INDEX SEEK n:Notification(expires)
WHERE n.expires < timestamp()
WITH n
LIMIT $limit
WITH n, n.id AS id
DELETE n
RETURN id
