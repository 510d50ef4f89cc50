CYPHER 25
// The verdicts on one of the viewer's contacts.
MATCH (v:Verdict)
USING INDEX SEEK v:Verdict(scope, contact)
WHERE v.scope IN $scopes AND v.contact = $contact
RETURN v.import AS import_id, v.row AS row, v.kind AS kind, v.rule AS rule, v.score AS score,
  v.person AS person, v.candidates AS candidates, v.contact AS contact, v.said AS said
