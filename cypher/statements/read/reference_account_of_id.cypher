CYPHER 25
// One reference account that the viewer may see.
MATCH (a:ReferenceAccount {id: $id})
USING INDEX SEEK a:ReferenceAccount(id)
WHERE a.scope IN $scopes
RETURN a.id AS id, a.holder AS holder, a.company_id AS place, a.since AS since, a.until AS until
