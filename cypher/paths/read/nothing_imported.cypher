CYPHER 25
// Whether the viewer's organisation has anything of its own to find paths with.
RETURN EXISTS {
    MATCH (c:Contact)
    USING INDEX SEEK c:Contact(scope, owner)
    WHERE c.scope IN $scopes AND c.owner IS NOT NULL
  } AS contacts,
  EXISTS {
    MATCH (h:WorkHistory)
    USING INDEX SEEK h:WorkHistory(scope, owner)
    WHERE h.scope IN $scopes AND h.owner IS NOT NULL
  } AS history
