CYPHER 25
// Writes schools of the directory, by the id that their source gives them.
UNWIND $rows AS row
MERGE (s:School {ref: row.ref})
ON CREATE SET s.id = row.id, s.people = 0, s.dirty = $mark
FOREACH (_ IN CASE WHEN s.print = row.print THEN [] ELSE [1] END |
  SET s.dirty = CASE WHEN coalesce(s.unnamed, false) = coalesce(row.unnamed, false) THEN s.dirty
    ELSE $mark END
  SET s.name = row.name, s.unnamed = row.unnamed, s.name_key = row.name_key, s.city = row.city, s.country = row.country,
    s.print = row.print
  FOREACH (alias IN row.names |
    MERGE (n:SchoolName {key: alias.key, school_id: s.id})
    SET n.name = alias.name
  )
)
SET s.source = $source, s.seen = $run
