CYPHER 25
// Notes that a user has read all of their notifications, some at once.
MATCH (n:Notification)
USING INDEX SEEK n:Notification(scope, read)
WHERE n.scope = $scope AND n.read = 0
WITH n
LIMIT $limit
SET n.read = timestamp()
RETURN n.id AS id
