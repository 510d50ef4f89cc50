CYPHER 25
// The newest mails of the local mailbox, sealed, the newest first.
MATCH (m:Mail)
USING INDEX SEEK m:Mail(state, created)
WHERE m.state = 'kept' AND m.created IS NOT NULL
RETURN m.id AS id, m.org AS org, m.kind AS kind, m.created AS created, m.to AS to,
  m.content AS content
ORDER BY m.state DESC, m.created DESC
LIMIT $limit
