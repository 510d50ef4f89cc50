// Further names and domains of the directory, and what administrators have said of its records.
CREATE CONSTRAINT company_name_once IF NOT EXISTS
FOR (n:CompanyName) REQUIRE (n.key, n.company_id) IS UNIQUE;
CREATE INDEX company_name_key_alias IF NOT EXISTS FOR (n:CompanyName) ON (n.key);
CREATE INDEX company_name_block IF NOT EXISTS FOR (n:CompanyName) ON (n.block);
CREATE INDEX company_name_company IF NOT EXISTS FOR (n:CompanyName) ON (n.company_id);
CREATE CONSTRAINT company_domain_once IF NOT EXISTS
FOR (n:CompanyDomain) REQUIRE (n.domain, n.company_id) IS UNIQUE;
CREATE INDEX company_domain_alias IF NOT EXISTS FOR (n:CompanyDomain) ON (n.domain);
CREATE INDEX company_domain_company IF NOT EXISTS FOR (n:CompanyDomain) ON (n.company_id);
CREATE CONSTRAINT school_name_once IF NOT EXISTS
FOR (n:SchoolName) REQUIRE (n.key, n.school_id) IS UNIQUE;
CREATE INDEX school_name_key_alias IF NOT EXISTS FOR (n:SchoolName) ON (n.key);
CREATE INDEX school_name_school IF NOT EXISTS FOR (n:SchoolName) ON (n.school_id);
CREATE CONSTRAINT source_record IF NOT EXISTS
FOR (n:SourceRecord) REQUIRE (n.kind, n.ref) IS UNIQUE;
CREATE INDEX source_record_of IF NOT EXISTS FOR (n:SourceRecord) ON (n.kind, n.of);
CREATE INDEX source_record_source IF NOT EXISTS FOR (n:SourceRecord) ON (n.source);
CREATE CONSTRAINT tombstone IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.fingerprint IS UNIQUE;
CREATE CONSTRAINT directory_state IF NOT EXISTS FOR (n:DirectoryState) REQUIRE n.id IS UNIQUE;
CREATE INDEX contact_at IF NOT EXISTS FOR (n:Contact) ON (n.company_id);
CREATE INDEX work_history_at IF NOT EXISTS FOR (n:WorkHistory) ON (n.company_id);
CREATE INDEX reference_account_at IF NOT EXISTS FOR (n:ReferenceAccount) ON (n.company_id);
CREATE INDEX education_at IF NOT EXISTS FOR (n:Education) ON (n.school_id);
CREATE INDEX former_contact_person IF NOT EXISTS FOR (n:FormerContact) ON (n.pid);
CREATE INDEX former_contact_company IF NOT EXISTS FOR (n:FormerContact) ON (n.company_id);
DROP INDEX directory_companies IF EXISTS;
CREATE FULLTEXT INDEX directory_companies IF NOT EXISTS FOR (n:Company|CompanyName) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
DROP INDEX directory_schools IF EXISTS;
CREATE FULLTEXT INDEX directory_schools IF NOT EXISTS FOR (n:School|SchoolName) ON EACH [n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
