CYPHER 25
// Forgets what contacts were before the newest import: their owner has removed them, for good.
UNWIND $ids AS id
MATCH (f:FormerContact)
USING INDEX SEEK f:FormerContact(contact)
WHERE f.contact = id
DELETE f
