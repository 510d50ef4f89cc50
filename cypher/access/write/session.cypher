CYPHER 25
// A signed-in browser; sessions that have ended go, and of those of its user all but as many as they
// may have, those first that would end first.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
CREATE (:Session {id: $id, hash: $hash, user: u.id, scope: 'user:' + u.id, login: $login,
  began: $began, key: $key, scopes: $scopes, device: $device, created: $now, seen: $now,
  expires: $expires, until: $until})
WITH u
CALL () {
  MATCH (old:Session)
  USING INDEX SEEK old:Session(expires)
  WHERE old.expires < $now
  DELETE old
}
CALL (u) {
  MATCH (mine:Session)
  USING INDEX SEEK mine:Session(scope)
  WHERE mine.scope = 'user:' + u.id AND mine.hash <> $hash
  WITH mine
  ORDER BY mine.expires DESC, mine.hash
  SKIP $most - 1
  DELETE mine
}
