CYPHER 25
// Notifications of the viewer, the newest first; those before a given one.
MATCH (n:Notification)
USING INDEX SEEK n:Notification(scope, id)
WHERE n.scope IN $scopes AND n.id < $before
RETURN n.id AS id, n.kind AS kind, n.about AS about, n.created AS created, n.read AS read
ORDER BY id DESC
LIMIT $limit
