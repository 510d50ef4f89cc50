// Invitations by the codes of their links, by organisation and by address, and sign-ups that are yet to be
// finished.
CREATE CONSTRAINT invitation_id IF NOT EXISTS FOR (n:Invitation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT invitation_hash IF NOT EXISTS FOR (n:Invitation) REQUIRE n.hash IS UNIQUE;
CREATE INDEX invitation_scope IF NOT EXISTS FOR (n:Invitation) ON (n.scope, n.id);
CREATE INDEX invitation_email IF NOT EXISTS FOR (n:Invitation) ON (n.scope, n.email_key);
CREATE INDEX invitation_expires IF NOT EXISTS FOR (n:Invitation) ON (n.expires);
CREATE CONSTRAINT sign_up_hash IF NOT EXISTS FOR (n:SignUp) REQUIRE n.hash IS UNIQUE;
CREATE INDEX sign_up_expires IF NOT EXISTS FOR (n:SignUp) ON (n.expires);
