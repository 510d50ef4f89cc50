// Logins: one for an address, by its fingerprint, with the users that it has. Sessions by their ids,
// what stands between password and session, and codes of mailed links.
CREATE CONSTRAINT login_id IF NOT EXISTS FOR (n:Login) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT login_email IF NOT EXISTS FOR (n:Login) REQUIRE n.email_key IS UNIQUE;
CREATE INDEX user_login IF NOT EXISTS FOR (n:User) ON (n.login);
CREATE CONSTRAINT session_id IF NOT EXISTS FOR (n:Session) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT sign_in_step_hash IF NOT EXISTS FOR (n:SignInStep) REQUIRE n.hash IS UNIQUE;
CREATE INDEX sign_in_step_expires IF NOT EXISTS FOR (n:SignInStep) ON (n.expires);
CREATE INDEX sign_in_step_login IF NOT EXISTS FOR (n:SignInStep) ON (n.login);
CREATE CONSTRAINT login_code_hash IF NOT EXISTS FOR (n:LoginCode) REQUIRE n.hash IS UNIQUE;
CREATE INDEX login_code_expires IF NOT EXISTS FOR (n:LoginCode) ON (n.expires);
CREATE INDEX login_code_holder IF NOT EXISTS FOR (n:LoginCode) ON (n.holder);
