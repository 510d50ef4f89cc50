CYPHER 25
// What the code of a mailed link is for, by its fingerprint.
MATCH (c:LoginCode {hash: $hash})
USING INDEX SEEK c:LoginCode(hash)
WHERE c.expires > $now AND c.missed < $most
RETURN c.holder AS holder, c.kind AS kind, c.mailed AS mailed
