CYPHER 25
// Counts a code no more that was right, or was not looked at.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.lock = true
WITH l
WHERE l.codes_tried > 0
SET l.codes_tried = l.codes_tried - 1
