CYPHER 25
// What organisations have of a person who is erased at their own wish goes: contacts with their
// details and ties, what an undo would bring back, that it was hidden, and the verdicts that say who it was. Lists of ids
// are in no index, so these are looked through whole.
CALL () {
  MATCH (f:FormerContact {pid: $id})
  USING INDEX SEEK f:FormerContact(pid)
  DELETE f
}
CALL () {
  MATCH (h:HiddenTie {pid: $id})
  USING INDEX SEEK h:HiddenTie(pid)
  DELETE h
}
CALL () {
  MATCH (k:Correction)
  WHERE k.person = $id OR $id IN k.rejected
  SET k.rejected = [x IN k.rejected WHERE x <> $id]
  FOREACH (_ IN CASE WHEN k.person = $id THEN [1] ELSE [] END | DELETE k)
}
CALL () {
  MATCH (d:ContactDetail|FormerContact)
  WHERE $id IN d.candidates
  SET d.candidates = [x IN d.candidates WHERE x <> $id]
  SET d.ask = CASE WHEN d.candidates = [] THEN null ELSE d.ask END
}
CALL () {
  MATCH (v:Verdict)
  WHERE v.person <> $id AND $id IN v.candidates OR v.person IS NULL AND $id IN v.candidates
  SET v.candidates = [x IN v.candidates WHERE x <> $id]
}
CALL () {
  MATCH (v:Verdict)
  WHERE v.person = $id
  MATCH (i:Import {id: v.import})
  SET i[v.kind] = i[v.kind] - 1
  DELETE v
}
CALL () {
  MATCH (u:User {person_id: $id})
  USING INDEX SEEK u:User(person_id)
  SET u.person_id = 'none'
}
CALL () {
  MATCH (c:Contact {pid: $id})
  USING INDEX SEEK c:Contact(pid)
  CALL (c) {
    MATCH (f:FormerContact {contact: c.id})
    USING INDEX SEEK f:FormerContact(contact)
    DELETE f
  }
  CALL (c) {
    MATCH (d:ContactDetail {contact: c.id, scope: 'user:' + c.owner})
    USING INDEX SEEK d:ContactDetail(contact, scope)
    DELETE d
  }
  DETACH DELETE c
  RETURN count(*) AS contacts
}
RETURN contacts AS count
