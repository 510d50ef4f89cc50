CYPHER 25
// Notes that a user has read a notification; no row where they have none of that id.
MATCH (n:Notification {id: $id})
USING INDEX SEEK n:Notification(id)
WHERE n.scope = $scope
SET n.read = CASE n.read WHEN 0 THEN timestamp() ELSE n.read END
RETURN n.id AS id
