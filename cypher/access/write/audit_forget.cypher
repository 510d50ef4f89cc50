CYPHER 25
// Deletes entries of the audit log that are older than a time, some at once.
MATCH (e:AuditEntry)
USING INDEX SEEK e:AuditEntry(at)
WHERE e.at < $before
WITH e
LIMIT $limit
DELETE e
RETURN count(*) AS count
