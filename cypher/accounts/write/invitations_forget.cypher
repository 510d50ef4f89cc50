CYPHER 25
// Deletes invitations that ended before a time, some at once.
MATCH (i:Invitation)
USING INDEX SEEK i:Invitation(expires)
WHERE i.expires < $before
WITH i
LIMIT $limit
WITH i, i.id AS id
DELETE i
RETURN id
