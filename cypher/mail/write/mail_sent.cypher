CYPHER 25
// Notes that a mail was sent, and drops what it said and to whom.
MATCH (m:Mail {id: $id})
USING INDEX SEEK m:Mail(id)
SET m.state = 'sent', m.expires = timestamp() + $keep
REMOVE m.to, m.content
