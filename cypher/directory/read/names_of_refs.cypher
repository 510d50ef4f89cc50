CYPHER 25
// Names of people and of companies by source id.
CALL () {
  MATCH (p:Person)
  USING INDEX SEEK p:Person(ref)
  WHERE p.ref IN $people
  RETURN 'person' AS kind, p.ref AS ref, p.id AS id, p.name AS name
  UNION
  MATCH (c:Company)
  USING INDEX SEEK c:Company(ref)
  WHERE c.ref IN $companies
  RETURN 'company' AS kind, c.ref AS ref, c.id AS id, c.name AS name
}
RETURN kind, ref, id, name
