CYPHER 25
// The people who have exactly this name, or had it, and work or worked at one of these companies.
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
WITH p
WHERE EXISTS { MATCH (p)-[:WORKED_AT]->(c:Company) WHERE c.id IN $companies }
RETURN p.id AS id
ORDER BY id
LIMIT $limit
