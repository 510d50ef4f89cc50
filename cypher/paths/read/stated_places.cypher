CYPHER 25
// Where users of the viewer's organisation worked and studied by their own word, and the companies
// of reference accounts: no more than so many of each.
RETURN
  COLLECT {
    MATCH (h:WorkHistory)
    USING INDEX SEEK h:WorkHistory(scope, company_id)
    WHERE h.scope IN $scopes AND h.company_id IS NOT NULL
    RETURN DISTINCT h.company_id
    LIMIT $limit
  } AS companies,
  COLLECT {
    MATCH (h:Education)
    USING INDEX SEEK h:Education(scope, school_id)
    WHERE h.scope IN $scopes AND h.school_id IS NOT NULL
    RETURN DISTINCT h.school_id
    LIMIT $limit
  } AS schools,
  COLLECT {
    MATCH (a:ReferenceAccount)
    USING INDEX SEEK a:ReferenceAccount(scope, company_id)
    WHERE a.scope IN $scopes AND a.company_id IS NOT NULL
    RETURN DISTINCT a.company_id
    LIMIT $limit
  } AS references
