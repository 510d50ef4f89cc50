CYPHER 25
// Whom the viewer reaches in one tie of their own: people among the contacts, places of the work
// history and education, companies of the reference accounts.
MATCH (me:User {id: $user})
USING INDEX SEEK me:User(id)
WHERE me.scope IN $scopes
RETURN
  COLLECT {
    MATCH (c:Contact)
    USING INDEX SEEK c:Contact(scope, owner)
    WHERE c.scope IN $scopes AND c.owner = $user AND c.state = 'matched'
    RETURN DISTINCT c.pid
  } AS contacts,
  COLLECT {
    MATCH (h:WorkHistory)
    USING INDEX SEEK h:WorkHistory(scope, owner)
    WHERE h.scope IN $scopes AND h.owner = $user
    RETURN DISTINCT h.company_id
  } AS companies,
  COLLECT {
    MATCH (e:Education)
    USING INDEX SEEK e:Education(scope, owner)
    WHERE e.scope IN $scopes AND e.owner = $user
    RETURN DISTINCT e.school_id
  } AS schools,
  COLLECT {
    MATCH (a:ReferenceAccount)
    USING INDEX SEEK a:ReferenceAccount(scope, holder, company_id)
    WHERE a.scope IN $scopes AND a.holder IN ['org', $user] AND a.company_id IS NOT NULL
    RETURN DISTINCT a.company_id
  } AS references
