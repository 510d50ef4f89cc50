// Mails that wait or were sent, notifications of users, and what each user chose to be told.
CREATE CONSTRAINT mail_id IF NOT EXISTS FOR (n:Mail) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mail_once IF NOT EXISTS FOR (n:Mail) REQUIRE n.once IS UNIQUE;
CREATE INDEX mail_state IF NOT EXISTS FOR (n:Mail) ON (n.state, n.created);
CREATE INDEX mail_expires IF NOT EXISTS FOR (n:Mail) ON (n.expires);
CREATE CONSTRAINT notification_id IF NOT EXISTS FOR (n:Notification) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT notification_once IF NOT EXISTS FOR (n:Notification) REQUIRE n.once IS UNIQUE;
CREATE INDEX notification_scope IF NOT EXISTS FOR (n:Notification) ON (n.scope, n.id);
CREATE INDEX notification_read IF NOT EXISTS FOR (n:Notification) ON (n.scope, n.read);
CREATE INDEX notification_expires IF NOT EXISTS FOR (n:Notification) ON (n.expires);
CREATE CONSTRAINT notice_choice IF NOT EXISTS FOR (n:NoticeChoice) REQUIRE (n.scope, n.kind) IS UNIQUE;
