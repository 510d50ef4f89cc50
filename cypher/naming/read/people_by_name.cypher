CYPHER 25
// The people who have exactly this name, in any order of the words, or had it.
CALL () {
  MATCH (p:Person {name_key: $name_key})
  USING INDEX SEEK p:Person(name_key)
  RETURN p
  UNION
  MATCH (n:PersonName {key: $name_key})
  USING INDEX SEEK n:PersonName(key)
  MATCH (p:Person {id: n.person_id})
  USING INDEX SEEK p:Person(id)
  RETURN p
}
RETURN p.id AS id
ORDER BY id
LIMIT $limit
