// Companies by the one that owns them.
CREATE INDEX company_parent IF NOT EXISTS FOR (n:Company) ON (n.parent);
