CYPHER 25
// The reference accounts of one user and those of the organisation, after a given one.
MATCH (a:ReferenceAccount)
USING INDEX SEEK a:ReferenceAccount(scope, holder, company_id)
WHERE a.scope IN $scopes AND a.holder IN ['org', $user] AND a.company_id IS NOT NULL
  AND a.id > $after
RETURN a.id AS id, a.holder AS holder, a.company_id AS place, a.since AS since, a.until AS until
ORDER BY id
LIMIT $limit
