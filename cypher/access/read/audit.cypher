CYPHER 25
// The organisation's entries of the audit log and the viewer's own, the newest first; those before a
// given one. No row for whoever is none of its administrators.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.admin
CALL (u) {
  MATCH (e:AuditEntry)
  USING INDEX SEEK e:AuditEntry(scope, at)
  WHERE e.scope IN $scopes AND e.org = u.org AND e.at <= $before
    AND NOT (e.at = $before AND e.id >= $before_id)
  WITH e, e.at AS at, e.id AS id
  ORDER BY at DESC, id DESC
  LIMIT $limit
  RETURN e, at, id
}
RETURN id, at, e.kind AS kind, e.actor AS actor, e.subject AS subject, e.owner AS owner
ORDER BY at DESC, id DESC
