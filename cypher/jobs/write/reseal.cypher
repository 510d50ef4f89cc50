CYPHER 25
// Puts values that were sealed anew in the place of those that were read, in the transaction that read
// them. A node of which any is another one is left alone.
UNWIND $rows AS row
CALL (row) {
  WITH row
  WHERE $label = 'Contact'
  MATCH (n:Contact)
  USING INDEX SEEK n:Contact(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'ContactDetail'
  MATCH (n:ContactDetail)
  USING INDEX SEEK n:ContactDetail(contact, scope)
  WHERE n.contact = row.first AND n.scope = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'FormerContact'
  MATCH (n:FormerContact)
  USING INDEX SEEK n:FormerContact(import, contact)
  WHERE n.import = row.first AND n.contact = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'OrgCompany'
  MATCH (n:OrgCompany)
  USING INDEX SEEK n:OrgCompany(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'OrgSchool'
  MATCH (n:OrgSchool)
  USING INDEX SEEK n:OrgSchool(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'HiddenTie'
  MATCH (n:HiddenTie)
  USING INDEX SEEK n:HiddenTie(scope, tie)
  WHERE n.scope = row.first AND n.tie = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Correction'
  MATCH (n:Correction)
  USING INDEX SEEK n:Correction(source, row_key)
  WHERE n.source = row.first AND n.row_key = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Verdict'
  MATCH (n:Verdict)
  USING INDEX SEEK n:Verdict(import, row)
  WHERE n.import = row.first AND n.row = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Import'
  MATCH (n:Import)
  USING INDEX SEEK n:Import(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Upload'
  MATCH (n:Upload)
  USING INDEX SEEK n:Upload(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'UploadChunk'
  MATCH (n:UploadChunk)
  USING INDEX SEEK n:UploadChunk(import, number)
  WHERE n.import = row.first AND n.number = row.second
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Mail'
  MATCH (n:Mail)
  USING INDEX SEEK n:Mail(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Invitation'
  MATCH (n:Invitation)
  USING INDEX SEEK n:Invitation(id)
  WHERE n.id = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'SignUp'
  MATCH (n:SignUp)
  USING INDEX SEEK n:SignUp(hash)
  WHERE n.hash = row.first
  RETURN n
  UNION ALL
  WITH row
  WHERE $label = 'Login'
  MATCH (n:Login)
  USING INDEX SEEK n:Login(id)
  WHERE n.id = row.first
  RETURN n
}
WITH n, row
WHERE all(name IN row.names WHERE properties(n)[name] = row.before[name])
SET n += row.after
