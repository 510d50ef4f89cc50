CYPHER 25
// What organisations have of a person who is erased at their own wish goes: contacts with their
// details and ties, what their owners say of their rows, what an undo would bring back, that it was
// hidden, and the verdicts about it. Lists of ids are in no index, so these are looked
// through whole.
CALL () {
  MATCH (f:FormerContact {pid: $id})
  USING INDEX SEEK f:FormerContact(pid)
  CALL (f) {
    MATCH (k:Correction {source: f.source, row_key: f.row_key})
    USING INDEX SEEK k:Correction(source, row_key)
    WHERE NOT EXISTS {
      MATCH (c:Contact {id: f.contact})
      USING INDEX SEEK c:Contact(id)
    }
    DELETE k
  }
  DELETE f
}
CALL () {
  MATCH (h:HiddenTie {pid: $id})
  USING INDEX SEEK h:HiddenTie(pid)
  CALL (h) {
    MATCH (o:HiddenTie)
    USING INDEX SEEK o:HiddenTie(scope, tie)
    WHERE o.scope = h.scope AND o.tie = h.tie AND o.pid = 'none' AND NOT EXISTS {
      MATCH (c:Contact)
      USING INDEX SEEK c:Contact(scope, hidden)
      WHERE c.scope = h.scope AND c.hidden = h.tie AND c.pid <> $id
    }
    DELETE o
  }
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
  MATCH (c:Contact {pid: $id})
  USING INDEX SEEK c:Contact(pid)
  WITH collect(c.id) AS contacts
  MATCH (v:Verdict)
  WHERE v.person = $id OR v.contact IN contacts
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
    MATCH (k:Correction {source: c.source, row_key: c.row_key})
    USING INDEX SEEK k:Correction(source, row_key)
    DELETE k
  }
  CALL (c) {
    MATCH (d:ContactDetail)
    USING INDEX SEEK d:ContactDetail(contact, scope)
    WHERE d.contact = c.id AND d.scope IS NOT NULL
    DELETE d
  }
  DETACH DELETE c
  RETURN count(*) AS contacts
}
RETURN contacts AS count
