CYPHER 25
// Which of these companies are reference accounts of one user or of the organisation.
MATCH (a:ReferenceAccount)
USING INDEX SEEK a:ReferenceAccount(scope, holder, company_id)
WHERE a.scope IN $scopes AND a.holder IN ['org', $user] AND a.company_id IN $companies
RETURN a.company_id AS company, a.holder AS holder
ORDER BY company, holder
