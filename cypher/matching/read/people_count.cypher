CYPHER 25
// How many people the directory has.
MATCH (p:Person)
RETURN count(p) AS count
