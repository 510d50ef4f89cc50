CYPHER 25
// How far the contacts of a source are to reach from now on. No row: it is not theirs.
MATCH (s:Source {id: $source})
USING INDEX SEEK s:Source(id)
WHERE s.owner = $owner
SET s.level = $level
RETURN s.id AS id
