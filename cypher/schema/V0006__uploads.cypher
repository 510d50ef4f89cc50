// Files of contacts that their owners look at before they import them.
CREATE CONSTRAINT upload_id IF NOT EXISTS FOR (n:Upload) REQUIRE n.id IS UNIQUE;
CREATE INDEX upload_scope IF NOT EXISTS FOR (n:Upload) ON (n.scope);
CREATE INDEX upload_created IF NOT EXISTS FOR (n:Upload) ON (n.created);
