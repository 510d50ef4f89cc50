// One node per person and key. Without the constraint MERGE would be planned as a scan.
CREATE CONSTRAINT person_key_once IF NOT EXISTS
FOR (n:PersonKey) REQUIRE (n.key, n.person_id) IS UNIQUE;
