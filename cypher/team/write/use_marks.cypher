CYPHER 25
// Notes that users did something in a month, each under a fingerprint of theirs and once.
UNWIND $rows AS row
MERGE (m:UseMark {mark: row.mark})
ON CREATE SET m.org = row.org, m.scope = 'org:' + row.org, m.month = row.month,
  m.activity = row.activity
