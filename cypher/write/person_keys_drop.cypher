CYPHER 25
// Drops e-mails and profile URLs that no longer identify people who were known before.
UNWIND $rows AS row
MATCH (k:PersonKey {person_id: row.id})
USING INDEX k:PersonKey(person_id)
WHERE NOT k.key IN row.keys
DELETE k
