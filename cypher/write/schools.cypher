CYPHER 25
// Writes schools of the directory, by the id that their source gives them.
UNWIND $rows AS row
MERGE (s:School {ref: row.ref})
ON CREATE SET s.id = row.id, s.people = 0, s.dirty = $mark
SET s.name = row.name, s.name_key = row.name_key, s.city = row.city, s.country = row.country,
  s.source = $source, s.seen = $run
