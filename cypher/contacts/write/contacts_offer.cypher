CYPHER 25
// Notes for their owner alone whom private connections may be, and returns of which it did; those that
// wait for a word already stay, and those that were written, or of which their owner has said
// something, since they were looked for.
UNWIND $rows AS row
MATCH (c:Contact {id: row.contact})
USING INDEX SEEK c:Contact(id)
WHERE c.state = 'private' AND c.print = row.print AND NOT EXISTS {
  MATCH (k:Correction)
  USING INDEX SEEK k:Correction(source, row_key)
  WHERE k.source = c.source AND k.row_key = c.row_key AND k.said >= $since
}
MATCH (d:ContactDetail {contact: c.id, scope: $scope})
USING INDEX SEEK d:ContactDetail(contact, scope)
WHERE d.ask IS NULL
SET d.ask = 'offer', d.candidates = row.candidates, d.reason = row.reason
RETURN d.contact AS id
