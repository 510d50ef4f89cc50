CYPHER 25
// Uses the code of a mailed link up: of two that come at once, one does.
MATCH (c:LoginCode {hash: $hash})
USING INDEX SEEK c:LoginCode(hash)
SET c.lock = true
WITH c
WHERE c.expires > $now AND c.missed < $most
SET c.expires = 0
RETURN count(*) AS count
