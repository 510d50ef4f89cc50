// What owners say of their contacts, what an import took the place of, and what waits for an answer.
CREATE CONSTRAINT correction_row IF NOT EXISTS
FOR (n:Correction) REQUIRE (n.source, n.row_key) IS UNIQUE;
CREATE CONSTRAINT former_contact IF NOT EXISTS
FOR (n:FormerContact) REQUIRE (n.import, n.contact) IS UNIQUE;
CREATE INDEX former_contact_contact IF NOT EXISTS FOR (n:FormerContact) ON (n.contact);
CREATE INDEX contact_detail_ask IF NOT EXISTS FOR (n:ContactDetail) ON (n.scope, n.ask);
CREATE INDEX verdict_contact IF NOT EXISTS FOR (n:Verdict) ON (n.scope, n.contact);
CREATE INDEX correction_scope IF NOT EXISTS FOR (n:Correction) ON (n.scope, n.removed);
