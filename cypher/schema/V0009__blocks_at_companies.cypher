// People are sought among those of one company: the block keys of their names stand at their jobs.
CREATE INDEX worked_at_block_a IF NOT EXISTS FOR ()-[r:WORKED_AT]-() ON (r.company_id, r.block_a);
CREATE INDEX worked_at_block_b IF NOT EXISTS FOR ()-[r:WORKED_AT]-() ON (r.company_id, r.block_b);
DROP INDEX person_block_a IF EXISTS;
DROP INDEX person_block_b IF EXISTS;
