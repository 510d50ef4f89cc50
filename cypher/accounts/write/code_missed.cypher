CYPHER 25
// Counts a wrong answer to what a mailed link asks for.
MATCH (c:LoginCode {hash: $hash})
USING INDEX SEEK c:LoginCode(hash)
SET c.missed = c.missed + 1
