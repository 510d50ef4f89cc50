// Codes of links that sign in, by their fingerprints.
CREATE CONSTRAINT sign_in_code_hash IF NOT EXISTS FOR (n:SignInCode) REQUIRE n.hash IS UNIQUE;
CREATE INDEX sign_in_code_scope IF NOT EXISTS FOR (n:SignInCode) ON (n.scope);
CREATE INDEX sign_in_code_expires IF NOT EXISTS FOR (n:SignInCode) ON (n.expires);
