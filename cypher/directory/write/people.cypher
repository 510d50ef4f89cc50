CYPHER 25
// Writes people of the directory, by the id that their source gives them; says who is new, and whose
// name has other block keys than before.
UNWIND $rows AS row
MERGE (p:Person {ref: row.ref})
ON CREATE SET p.id = row.id
WITH row, p, p.block_a <> row.block_a OR p.block_b <> row.block_b AS renamed
FOREACH (_ IN CASE WHEN p.print = row.print THEN [] ELSE [1] END |
  SET p.name = row.name, p.name_key = row.name_key, p.block_a = row.block_a,
    p.block_b = row.block_b, p.emails = row.emails, p.profile_url = row.profile_url,
    p.print = row.print
  FOREACH (key IN row.keys | MERGE (:PersonKey {key: key, person_id: p.id}))
  FOREACH (alias IN row.names |
    MERGE (n:PersonName {key: alias.key, person_id: p.id})
    SET n.name = alias.name, n.block_a = alias.block_a, n.block_b = alias.block_b
  )
)
SET p.source = $source, p.seen = $run
RETURN p.id AS id, row.ref AS ref, p.id = row.id AS new, coalesce(renamed, false) AS renamed
