CYPHER 25
// Verdicts of an import that the viewer may see, in the order of the file.
MATCH (v:Verdict)
USING INDEX SEEK v:Verdict(scope, import, row)
WHERE v.scope IN $scopes AND v.import = $import AND v.row > $after
  AND v.kind IN $kinds AND v.moved IN $moved
RETURN v.import AS import_id, v.row AS row, v.kind AS kind, v.rule AS rule, v.score AS score,
  v.person AS person, v.candidates AS candidates, v.contact AS contact, v.said AS said
ORDER BY row
LIMIT $limit
