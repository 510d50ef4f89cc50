CYPHER 25
// Says of contacts that are to stay as they are that today's rules have looked at them.
UNWIND $ids AS id
MATCH (c:Contact {id: id})
USING INDEX SEEK c:Contact(id)
SET c.rules = $rules
