CYPHER 25
// Removes some of a user's contacts with their details and ties; returns the companies that they named.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
MATCH (u)-[:KNOWS]->(c:Contact)
WITH c, c.company_id AS company
LIMIT $limit
CALL (c) {
  MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = c.id AND d.scope IS NOT NULL
  DELETE d
}
DETACH DELETE c
RETURN company AS id
