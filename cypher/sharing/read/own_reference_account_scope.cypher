CYPHER 25
// In which scope a reference account stands that is the viewer's, or the organisation's, and its company.
MATCH (a:ReferenceAccount {id: $id})
USING INDEX SEEK a:ReferenceAccount(id)
WHERE a.scope IN $scopes AND a.holder IN ['org', $user]
RETURN a.id AS id, a.scope AS scope, a.company_id AS place
