CYPHER 25
// Takes the locks of some of a user's contacts; returns those that rules before these wrote, whatever
// has become of the others in the meantime.
UNWIND $ids AS id
MATCH (c:Contact {id: id})
USING INDEX SEEK c:Contact(id)
WHERE c.owner = $owner
SET c.rules = coalesce(c.rules, 0)
WITH c
WHERE c.rules < $rules
RETURN c.id AS id
