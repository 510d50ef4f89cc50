CYPHER 25
// Deletes mails that were kept for long enough, some at once.
MATCH (m:Mail)
USING INDEX SEEK m:Mail(expires)
WHERE m.expires < timestamp()
WITH m
LIMIT $limit
WITH m, m.id AS id
DELETE m
RETURN id
