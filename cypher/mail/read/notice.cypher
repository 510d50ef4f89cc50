CYPHER 25
// One notification of the viewer.
MATCH (n:Notification {id: $id})
USING INDEX SEEK n:Notification(id)
WHERE n.scope IN $scopes
RETURN n.id AS id, n.kind AS kind, n.about AS about, n.created AS created, n.read AS read
