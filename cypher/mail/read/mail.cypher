CYPHER 25
// A mail that waits to be sent, sealed, for the worker that has it.
MATCH (m:Mail {id: $id})
USING INDEX SEEK m:Mail(id)
WHERE m.state = 'queued'
RETURN m.id AS id, m.org AS org, m.kind AS kind, m.created AS created, m.to AS to,
  m.content AS content
