CYPHER 25
// What of one label may hold sealed values, in the order of the index that finds it, after a place there;
// of hidden ties those of so many, whole. Only the branch of that label is gone into. Each node is locked
// before it is read: of one that another transaction is just writing, parts would be read else.
CALL () {
  WITH $label AS label
  WHERE label = 'Contact'
  MATCH (n:Contact)
  USING INDEX SEEK n:Contact(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'ContactDetail'
  MATCH (n:ContactDetail)
  USING INDEX SEEK n:ContactDetail(contact, scope)
  WHERE n.contact >= $first AND n.scope IS NOT NULL AND (n.contact > $first OR n.scope > $second)
  RETURN n
  ORDER BY n.contact, n.scope
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'FormerContact'
  MATCH (n:FormerContact)
  USING INDEX SEEK n:FormerContact(import, contact)
  WHERE n.import >= $first AND n.contact IS NOT NULL AND (n.import > $first OR n.contact > $second)
  RETURN n
  ORDER BY n.import, n.contact
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'OrgCompany'
  MATCH (n:OrgCompany)
  USING INDEX SEEK n:OrgCompany(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'OrgSchool'
  MATCH (n:OrgSchool)
  USING INDEX SEEK n:OrgSchool(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'HiddenTie'
  MATCH (h:HiddenTie)
  USING INDEX SEEK h:HiddenTie(scope, tie)
  WHERE h.scope >= $first AND h.tie IS NOT NULL AND (h.scope > $first OR h.tie > $second)
  WITH DISTINCT h.scope AS scope, h.tie AS tie
  ORDER BY scope, tie
  LIMIT $limit
  MATCH (n:HiddenTie)
  USING INDEX SEEK n:HiddenTie(scope, tie)
  WHERE n.scope = scope AND n.tie = tie
  RETURN n
  UNION ALL
  WITH $label AS label
  WHERE label = 'Correction'
  MATCH (n:Correction)
  USING INDEX SEEK n:Correction(source, row_key)
  WHERE n.source >= $first AND n.row_key IS NOT NULL AND (n.source > $first OR n.row_key > $second)
  RETURN n
  ORDER BY n.source, n.row_key
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Verdict'
  MATCH (n:Verdict)
  USING INDEX SEEK n:Verdict(import, row)
  WHERE n.import >= $first AND n.row IS NOT NULL AND (n.import > $first OR n.row > $second)
  RETURN n
  ORDER BY n.import, n.row
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Import'
  MATCH (n:Import)
  USING INDEX SEEK n:Import(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Upload'
  MATCH (n:Upload)
  USING INDEX SEEK n:Upload(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'UploadChunk'
  MATCH (n:UploadChunk)
  USING INDEX SEEK n:UploadChunk(import, number)
  WHERE n.import >= $first AND n.number IS NOT NULL AND (n.import > $first OR n.number > $second)
  RETURN n
  ORDER BY n.import, n.number
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Mail'
  MATCH (n:Mail)
  USING INDEX SEEK n:Mail(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Invitation'
  MATCH (n:Invitation)
  USING INDEX SEEK n:Invitation(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'SignUp'
  MATCH (n:SignUp)
  USING INDEX SEEK n:SignUp(hash)
  WHERE n.hash > $first
  RETURN n
  ORDER BY n.hash
  LIMIT $limit
  UNION ALL
  WITH $label AS label
  WHERE label = 'Login'
  MATCH (n:Login)
  USING INDEX SEEK n:Login(id)
  WHERE n.id > $first
  RETURN n
  ORDER BY n.id
  LIMIT $limit
}
REMOVE n.lock
WITH n
RETURN properties(n) AS facts
