CYPHER 25
// Of these people and companies those that the directory does not have, any more.
CALL () {
  UNWIND $people AS id
  OPTIONAL MATCH (p:Person {id: id})
  USING INDEX SEEK p:Person(id)
  WITH id, p
  WHERE p IS NULL
  RETURN id
  UNION
  UNWIND $companies AS id
  OPTIONAL MATCH (c:Company {id: id})
  USING INDEX SEEK c:Company(id)
  WITH id, c
  WHERE c IS NULL
  RETURN id
}
RETURN id
