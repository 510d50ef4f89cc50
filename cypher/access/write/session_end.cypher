CYPHER 25
// Signs a browser out.
MATCH (s:Session {hash: $hash})
USING INDEX SEEK s:Session(hash)
DELETE s
