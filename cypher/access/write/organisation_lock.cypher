CYPHER 25
// Takes the lock of an organisation: its roles, groups and follows are changed by one at a time.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $org
RETURN o.id AS id
