CYPHER 25
// Notes for their owner alone whom private connections may be; those that wait for a word already stay.
UNWIND $rows AS row
MATCH (d:ContactDetail {contact: row.contact, scope: $scope})
USING INDEX SEEK d:ContactDetail(contact, scope)
WHERE d.ask IS NULL
SET d.ask = 'offer', d.candidates = row.candidates, d.reason = row.reason
