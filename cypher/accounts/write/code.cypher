CYPHER 25
// A code of a link by which a password is set; an older one of the same holder is good no more, and all that
// are too old.
CREATE (c:LoginCode {hash: $hash, scope: 'installation', holder: $holder, kind: $kind,
  mailed: $mailed, missed: 0, expires: $expires})
WITH c
CALL (c) {
  MATCH (before:LoginCode)
  USING INDEX SEEK before:LoginCode(holder)
  WHERE before.holder = c.holder AND before.hash <> c.hash
  SET before.expires = 0
}
CALL () {
  MATCH (old:LoginCode)
  USING INDEX SEEK old:LoginCode(expires)
  WHERE old.expires < $now
  DELETE old
}
