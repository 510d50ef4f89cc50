CYPHER 25
// Entries of the audit log about what is the viewer's own, and about what they did themselves, the
// newest first; those before a given one.
CALL () {
  MATCH (e:AuditEntry)
  USING INDEX SEEK e:AuditEntry(scope, owner, at)
  WHERE e.scope IN $scopes AND e.owner = $user AND e.at <= $before
    AND NOT (e.at = $before AND e.id >= $before_id)
  WITH e, e.at AS at, e.id AS id
  ORDER BY at DESC, id DESC
  LIMIT $limit
  RETURN e, at, id
  UNION
  MATCH (e:AuditEntry)
  USING INDEX SEEK e:AuditEntry(scope, actor, at)
  WHERE e.scope IN $scopes AND e.actor = $user AND e.at <= $before
    AND NOT (e.at = $before AND e.id >= $before_id)
  WITH e, e.at AS at, e.id AS id
  ORDER BY at DESC, id DESC
  LIMIT $limit
  RETURN e, at, id
}
RETURN id, at, e.kind AS kind, e.actor AS actor, e.subject AS subject, e.owner AS owner
ORDER BY at DESC, id DESC
LIMIT $limit
