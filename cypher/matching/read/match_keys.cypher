CYPHER 25
// The people whom these e-mails and profile URLs identify, with their names.
MATCH (k:PersonKey)
USING INDEX SEEK k:PersonKey(key)
WHERE k.key IN $keys
MATCH (p:Person {id: k.person_id})
USING INDEX SEEK p:Person(id)
RETURN k.key AS key, p.id AS id, p.name AS name, COLLECT {
  MATCH (n:PersonName {person_id: p.id})
  USING INDEX SEEK n:PersonName(person_id)
  RETURN n.name
  ORDER BY n.key
} AS aliases
