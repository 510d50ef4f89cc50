CYPHER 25
// Removes contacts with their details and ties; returns the own companies they named.
UNWIND $ids AS id
MATCH (c:Contact {id: id})
USING INDEX SEEK c:Contact(id)
WITH c, c.company_id AS company
CALL (c) {
  MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = c.id AND d.scope IS NOT NULL
  DELETE d
}
DETACH DELETE c
RETURN DISTINCT company AS id
