// By the number of which rules a user's contacts were written.
CREATE INDEX user_rules IF NOT EXISTS FOR (n:User) ON (n.rules);
