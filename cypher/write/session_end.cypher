CYPHER 25
// Signs a browser out.
MATCH (s:Session {hash: $hash})
USING INDEX s:Session(hash)
DELETE s
