CYPHER 25
// How many people of the directory bear each name, in its normal form.
UNWIND $name_keys AS name_key
CALL (name_key) {
  MATCH (p:Person)
  USING INDEX SEEK p:Person(name_key)
  WHERE p.name_key = name_key
  RETURN count(*) AS count
}
RETURN name_key AS key, count
