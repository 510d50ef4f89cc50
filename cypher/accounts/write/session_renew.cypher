CYPHER 25
// Gives a session another id and another cookie: whoever has those of before is signed out. Nothing
// where it has ended just before.
MATCH (s:Session {id: $id})
USING INDEX SEEK s:Session(id)
SET s.lock = true
WITH s
WHERE s.hash IS NOT NULL
SET s.id = $new, s.hash = $hash, s.began = $began
RETURN s.id AS id
