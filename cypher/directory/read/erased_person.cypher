CYPHER 25
// What a person is known by: all names, every source id, their keys, and their employers by all
// names of these, but for those where somebody else is called the same.
MATCH (p:Person {id: $id})
USING INDEX SEEK p:Person(id)
RETURN [p.name] + COLLECT {
    MATCH (n:PersonName {person_id: p.id})
    USING INDEX SEEK n:PersonName(person_id)
    RETURN n.name
    ORDER BY n.key
  } AS names,
  COLLECT {
    MATCH (s:SourceRecord)
    USING INDEX SEEK s:SourceRecord(kind, of)
    WHERE s.kind = 'person' AND s.of = p.ref
    RETURN s.ref
  } AS refs,
  COLLECT {
    MATCH (k:PersonKey {person_id: p.id})
    USING INDEX SEEK k:PersonKey(person_id)
    RETURN k.key
  } AS keys,
  COLLECT {
    MATCH (p)-[:WORKED_AT]->(c:Company)
    WHERE NOT EXISTS {
      MATCH (o:Person {name_key: p.name_key})
      USING INDEX SEEK o:Person(name_key)
      WHERE o <> p AND EXISTS { (o)-[:WORKED_AT]->(c) }
    }
    RETURN DISTINCT [c.name] + COLLECT {
      MATCH (n:CompanyName {company_id: c.id})
      USING INDEX SEEK n:CompanyName(company_id)
      RETURN n.name
    }
  } AS employers
