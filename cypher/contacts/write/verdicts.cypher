CYPHER 25
// Verdicts on rows of an import; what the row said is sealed, the words of its name are fingerprints.
UNWIND $rows AS row
MERGE (v:Verdict {import: $import, row: row.row})
SET v.scope = $scope, v.kind = row.kind, v.rule = row.rule, v.score = row.score,
  v.person = row.person, v.candidates = row.candidates, v.contact = row.contact,
  v.moved = row.moved, v.words = row.words, v.said = row.said
