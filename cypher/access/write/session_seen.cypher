CYPHER 25
// Notes that a session is used, which makes it end later, and never after its last moment; of two
// who note it the later moment stays. Nothing where the session has ended just before: what is
// deleted while somebody waits for its lock has no properties.
MATCH (s:Session {id: $id})
USING INDEX SEEK s:Session(id)
SET s.lock = true
WITH s
WHERE s.hash IS NOT NULL
SET s.expires = CASE WHEN s.seen > $now THEN s.expires
    WHEN $expires < s.until THEN $expires
    ELSE s.until END,
  s.seen = CASE WHEN s.seen < $now THEN $now ELSE s.seen END
RETURN s.id AS id
