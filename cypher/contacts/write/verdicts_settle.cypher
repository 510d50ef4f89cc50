CYPHER 25
// Changes verdicts under their owner's word, and the counts of their imports with them.
UNWIND $rows AS row
MATCH (v:Verdict {import: row.import, row: row.row})
USING INDEX SEEK v:Verdict(import, row)
MATCH (i:Import {id: row.import})
USING INDEX SEEK i:Import(id)
SET i[v.kind] = i[v.kind] - 1
SET i[row.kind] = i[row.kind] + 1
SET v.kind = row.kind, v.rule = row.rule, v.score = row.score, v.person = row.person,
  v.candidates = row.candidates, v.contact = row.contact, v.said = row.said
