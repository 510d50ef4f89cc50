// The ledger of runs: everything that happens in the background. Of one lane one run is busy at a time.
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT run_busy IF NOT EXISTS FOR (n:Run) REQUIRE n.busy IS UNIQUE;
CREATE INDEX run_state IF NOT EXISTS FOR (n:Run) ON (n.state, n.org);
CREATE INDEX run_org IF NOT EXISTS FOR (n:Run) ON (n.org, n.claimed);
CREATE INDEX run_lane IF NOT EXISTS FOR (n:Run) ON (n.lane, n.state);
CREATE INDEX run_scope IF NOT EXISTS FOR (n:Run) ON (n.scope, n.created);
CREATE INDEX run_created IF NOT EXISTS FOR (n:Run) ON (n.created);
CREATE INDEX run_ended IF NOT EXISTS FOR (n:Run) ON (n.ended);
DROP INDEX import_state IF EXISTS;
