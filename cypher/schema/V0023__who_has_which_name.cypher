// Two organisations may have one name, and two of their users one e-mail: that a name or an address is
// taken would tell that somebody is here.
DROP CONSTRAINT organisation_name IF EXISTS;
DROP CONSTRAINT user_email IF EXISTS;
CREATE INDEX organisation_by_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE INDEX user_by_email IF NOT EXISTS FOR (n:User) ON (n.email);
CREATE CONSTRAINT user_email_of_org IF NOT EXISTS
FOR (n:User) REQUIRE (n.org, n.email) IS UNIQUE;
