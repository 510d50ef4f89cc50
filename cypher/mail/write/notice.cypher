CYPHER 25
// Tells a user something, unless they were told of the same cause.
MERGE (n:Notification {once: $once})
ON CREATE SET n.id = $id, n.scope = $scope, n.user = $user, n.org = $org, n.kind = $kind,
  n.about = $about, n.created = timestamp(), n.read = 0, n.expires = timestamp() + $keep
RETURN n.id AS id
