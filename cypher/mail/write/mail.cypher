CYPHER 25
// Puts a mail into the outbox, unless one was put there for the same cause: the row is then that of the
// earlier one.
MERGE (m:Mail {once: $once})
ON CREATE SET m.id = $id, m.scope = $scope, m.org = $org, m.kind = $kind, m.state = $state,
  m.created = timestamp(), m.expires = timestamp() + $keep, m.to = $to, m.content = $content
RETURN m.id AS id
