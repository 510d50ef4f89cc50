CYPHER 25
// Writes entries of the audit log: ids alone, no names.
UNWIND $entries AS entry
CREATE (e:AuditEntry {
  id: entry.id, org: entry.org, scope: entry.scope, at: $now, kind: entry.kind,
  actor: entry.actor, subject: entry.subject, owner: entry.owner
})
RETURN count(e) AS count
