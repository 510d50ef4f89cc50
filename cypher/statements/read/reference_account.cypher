CYPHER 25
// The reference account that a holder has of a company.
MATCH (a:ReferenceAccount)
USING INDEX SEEK a:ReferenceAccount(scope, holder, company_id)
WHERE a.scope IN $scopes AND a.holder = $holder AND a.company_id = $company
RETURN a.id AS id
