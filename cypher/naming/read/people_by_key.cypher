CYPHER 25
// The people whom an e-mail or a profile URL identifies.
MATCH (k:PersonKey)
USING INDEX SEEK k:PersonKey(key)
WHERE k.key IN $keys
RETURN DISTINCT k.person_id AS id
