// Finds the imports that wait or were left lying.
CREATE INDEX import_state IF NOT EXISTS FOR (n:Import) ON (n.state);
