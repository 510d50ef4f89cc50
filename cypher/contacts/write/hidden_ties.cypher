CYPHER 25
// Remembers by what a tie that its owner hides is known again: the person, and the fingerprint of name
// and company in the owner's scope. Both stand there sealed, so that other rules can read them.
MATCH (u:User {id: $owner})
USING INDEX SEEK u:User(id)
UNWIND $rows AS row
MERGE (h:HiddenTie {scope: 'user:' + u.id, tie: row.tie, pid: row.person, human_key: row.human})
SET h.org = u.org, h.owner = u.id, h.name = row.name, h.employer = row.employer, h.rules = row.rules
