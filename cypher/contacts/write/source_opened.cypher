CYPHER 25
// Notes that all contacts of a source stand where its level says.
MATCH (s:Source {id: $source})
USING INDEX SEEK s:Source(id)
SET s.opening = false
