CYPHER 25
// Writes people of the directory, by the id that their source gives them.
UNWIND $rows AS row
MERGE (p:Person {ref: row.ref})
ON CREATE SET p.id = row.id
SET p.name = row.name, p.name_key = row.name_key, p.block_a = row.block_a,
  p.block_b = row.block_b, p.emails = row.emails, p.profile_url = row.profile_url,
  p.source = $source, p.seen = $run
RETURN p.id AS id, row.ref AS ref
