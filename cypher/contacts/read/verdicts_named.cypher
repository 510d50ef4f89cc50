CYPHER 25
// Verdicts of the viewer's own newest imports on rows whose names hold all of some words, by their
// fingerprints; the newest import first.
MATCH (i:Import)
USING INDEX SEEK i:Import(scope, created)
WHERE i.scope IN $scopes AND i.created >= 0 AND i.owner = $user AND i.newest
MATCH (v:Verdict)
USING INDEX SEEK v:Verdict(scope, import, row)
WHERE v.scope IN $scopes AND v.import = i.id AND v.row >= 0
  AND all(word IN $words WHERE word IN v.words)
RETURN v.import AS import_id, v.row AS row, v.kind AS kind, v.rule AS rule, v.score AS score,
  v.person AS person, v.candidates AS candidates, v.contact AS contact, v.said AS said
ORDER BY i.created DESC, import_id, row
LIMIT $limit
