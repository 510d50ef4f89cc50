// Keys by their ids, and what a user is signed in with, so that both can be ended.
CREATE CONSTRAINT api_key_id IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.id IS UNIQUE;
CREATE INDEX api_key_scope IF NOT EXISTS FOR (n:ApiKey) ON (n.scope);
CREATE INDEX session_scope IF NOT EXISTS FOR (n:Session) ON (n.scope);
