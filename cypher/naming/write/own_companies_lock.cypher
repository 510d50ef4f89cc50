CYPHER 25
// Takes the lock under which companies of an organisation's own are named, made and dropped: what
// one change is about to name another one must not drop.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $by
RETURN o.id AS id
