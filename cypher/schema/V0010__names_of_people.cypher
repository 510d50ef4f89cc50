// Further names of people: former ones, and those of records that were merged into one.
CREATE CONSTRAINT person_name_once IF NOT EXISTS
FOR (n:PersonName) REQUIRE (n.key, n.person_id) IS UNIQUE;
CREATE INDEX person_name_alias IF NOT EXISTS FOR (n:PersonName) ON (n.key);
CREATE INDEX person_name_block_a IF NOT EXISTS FOR (n:PersonName) ON (n.block_a);
CREATE INDEX person_name_block_b IF NOT EXISTS FOR (n:PersonName) ON (n.block_b);
CREATE INDEX person_name_person IF NOT EXISTS FOR (n:PersonName) ON (n.person_id);
DROP INDEX directory_people IF EXISTS;
CREATE FULLTEXT INDEX directory_people IF NOT EXISTS FOR (n:Person|PersonName) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
