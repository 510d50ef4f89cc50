CYPHER 25
// The people who are called exactly so and work or worked at one of these companies.
MATCH (p:Person {name_key: $name_key})
USING INDEX SEEK p:Person(name_key)
WHERE EXISTS { MATCH (p)-[:WORKED_AT]->(c:Company) WHERE c.id IN $companies }
RETURN p.id AS id
ORDER BY id
LIMIT $limit
