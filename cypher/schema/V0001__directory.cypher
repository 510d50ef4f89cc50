// The directory: public facts, shared by all organisations.
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_ref IF NOT EXISTS FOR (n:Person) REQUIRE n.ref IS UNIQUE;
CREATE CONSTRAINT company_id IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT company_ref IF NOT EXISTS FOR (n:Company) REQUIRE n.ref IS UNIQUE;
CREATE CONSTRAINT school_id IF NOT EXISTS FOR (n:School) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT school_ref IF NOT EXISTS FOR (n:School) REQUIRE n.ref IS UNIQUE;
CREATE INDEX person_key IF NOT EXISTS FOR (n:PersonKey) ON (n.key);
CREATE INDEX person_key_person IF NOT EXISTS FOR (n:PersonKey) ON (n.person_id);
CREATE INDEX person_name_key IF NOT EXISTS FOR (n:Person) ON (n.name_key);
CREATE INDEX person_block_a IF NOT EXISTS FOR (n:Person) ON (n.block_a);
CREATE INDEX person_block_b IF NOT EXISTS FOR (n:Person) ON (n.block_b);
CREATE INDEX company_name_key IF NOT EXISTS FOR (n:Company) ON (n.name_key);
CREATE INDEX company_block IF NOT EXISTS FOR (n:Company) ON (n.block);
CREATE INDEX company_domain IF NOT EXISTS FOR (n:Company) ON (n.domain);
CREATE INDEX company_dirty IF NOT EXISTS FOR (n:Company) ON (n.dirty);
CREATE INDEX school_name_key IF NOT EXISTS FOR (n:School) ON (n.name_key);
CREATE INDEX school_dirty IF NOT EXISTS FOR (n:School) ON (n.dirty);
CREATE INDEX worked_at_start IF NOT EXISTS FOR ()-[r:WORKED_AT]-() ON (r.company_id, r.start);
CREATE INDEX studied_at_start IF NOT EXISTS FOR ()-[r:STUDIED_AT]-() ON (r.school_id, r.start);
CREATE FULLTEXT INDEX directory_people IF NOT EXISTS FOR (n:Person) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX directory_companies IF NOT EXISTS FOR (n:Company) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX directory_schools IF NOT EXISTS FOR (n:School) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
