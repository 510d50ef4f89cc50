// Schools that the directory does not have, as users of an organisation name them.
CREATE CONSTRAINT org_school_id IF NOT EXISTS FOR (n:OrgSchool) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT org_school_name IF NOT EXISTS
FOR (n:OrgSchool) REQUIRE (n.scope, n.name_index) IS UNIQUE;
