// Who looked at or changed what is private: found by who may read it, the newest first, and by its
// age.
CREATE CONSTRAINT audit_entry_id IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_entry_scope IF NOT EXISTS FOR (n:AuditEntry) ON (n.scope, n.at);
CREATE INDEX audit_entry_owner IF NOT EXISTS FOR (n:AuditEntry) ON (n.scope, n.owner, n.at);
CREATE INDEX audit_entry_actor IF NOT EXISTS FOR (n:AuditEntry) ON (n.scope, n.actor, n.at);
CREATE INDEX audit_entry_at IF NOT EXISTS FOR (n:AuditEntry) ON (n.at);
