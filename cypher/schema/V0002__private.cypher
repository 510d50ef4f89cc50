// What one organisation knows. Every index that serves a viewer's query begins with the scope.
CREATE CONSTRAINT organisation_id IF NOT EXISTS FOR (n:Organisation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT organisation_name IF NOT EXISTS FOR (n:Organisation) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT user_id IF NOT EXISTS FOR (n:User) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT user_email IF NOT EXISTS FOR (n:User) REQUIRE n.email IS UNIQUE;
CREATE INDEX user_person IF NOT EXISTS FOR (n:User) ON (n.scope, n.person_id);
CREATE CONSTRAINT api_key_hash IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.hash IS UNIQUE;
CREATE CONSTRAINT session_hash IF NOT EXISTS FOR (n:Session) REQUIRE n.hash IS UNIQUE;
CREATE INDEX session_expires IF NOT EXISTS FOR (n:Session) ON (n.expires);
CREATE CONSTRAINT contact_id IF NOT EXISTS FOR (n:Contact) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT contact_row IF NOT EXISTS FOR (n:Contact) REQUIRE (n.source, n.row_key) IS UNIQUE;
CREATE INDEX contact_pid IF NOT EXISTS FOR (n:Contact) ON (n.pid);
CREATE INDEX user_person_id IF NOT EXISTS FOR (n:User) ON (n.person_id);
CREATE INDEX contact_person IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.pid);
CREATE INDEX contact_company IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.state, n.company_id);
CREATE INDEX contact_owner IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.owner);
CREATE INDEX contact_human IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.human_key);
CREATE INDEX contact_name IF NOT EXISTS FOR (n:Contact) ON (n.scope, n.name_index);
CREATE CONSTRAINT contact_detail IF NOT EXISTS
FOR (n:ContactDetail) REQUIRE (n.contact, n.scope) IS UNIQUE;
CREATE INDEX contact_detail_email IF NOT EXISTS FOR (n:ContactDetail) ON (n.scope, n.email_index);
CREATE INDEX contact_detail_url IF NOT EXISTS FOR (n:ContactDetail) ON (n.scope, n.url_index);
CREATE CONSTRAINT org_company_id IF NOT EXISTS FOR (n:OrgCompany) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT org_company_name IF NOT EXISTS
FOR (n:OrgCompany) REQUIRE (n.scope, n.name_index) IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT source_label IF NOT EXISTS
FOR (n:Source) REQUIRE (n.scope, n.format, n.label) IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE INDEX import_scope IF NOT EXISTS FOR (n:Import) ON (n.scope, n.created);
CREATE CONSTRAINT upload_chunk IF NOT EXISTS
FOR (n:UploadChunk) REQUIRE (n.import, n.number) IS UNIQUE;
CREATE CONSTRAINT verdict_row IF NOT EXISTS FOR (n:Verdict) REQUIRE (n.import, n.row) IS UNIQUE;
CREATE INDEX verdict_scope IF NOT EXISTS FOR (n:Verdict) ON (n.scope, n.import, n.row);
CREATE CONSTRAINT work_history_id IF NOT EXISTS FOR (n:WorkHistory) REQUIRE n.id IS UNIQUE;
CREATE INDEX work_history_company IF NOT EXISTS FOR (n:WorkHistory) ON (n.scope, n.company_id);
CREATE CONSTRAINT education_id IF NOT EXISTS FOR (n:Education) REQUIRE n.id IS UNIQUE;
CREATE INDEX education_school IF NOT EXISTS FOR (n:Education) ON (n.scope, n.school_id);
CREATE CONSTRAINT reference_id IF NOT EXISTS FOR (n:ReferenceAccount) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT reference_company IF NOT EXISTS
FOR (n:ReferenceAccount) REQUIRE (n.scope, n.holder, n.company_id) IS UNIQUE;
CREATE INDEX reference_account_company IF NOT EXISTS
FOR (n:ReferenceAccount) ON (n.scope, n.company_id);
CREATE INDEX work_history_owner IF NOT EXISTS FOR (n:WorkHistory) ON (n.scope, n.owner);
CREATE INDEX education_owner IF NOT EXISTS FOR (n:Education) ON (n.scope, n.owner);
CREATE FULLTEXT INDEX private_names IF NOT EXISTS FOR (n:Contact|OrgCompany) ON EACH [n.tokens]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
