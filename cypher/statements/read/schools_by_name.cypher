CYPHER 25
// The schools called exactly so, by any of their names.
CALL () {
  MATCH (s:School {name_key: $name_key})
  USING INDEX SEEK s:School(name_key)
  RETURN s.id AS id
  UNION
  MATCH (n:SchoolName {key: $name_key})
  USING INDEX SEEK n:SchoolName(key)
  RETURN n.school_id AS id
}
RETURN id
ORDER BY id
