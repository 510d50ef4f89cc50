CYPHER 25
// Whether the viewer's organisation has anything of its own to find paths with: of those who have left
// nothing counts.
RETURN EXISTS {
    MATCH (c:Contact)
    USING INDEX SEEK c:Contact(scope, owner)
    WHERE c.scope IN $scopes AND c.owner IS NOT NULL
    MATCH (u:User {id: c.owner})
    USING INDEX SEEK u:User(id)
    WHERE u.scope IN $scopes AND u.active
  } AS contacts,
  EXISTS {
    MATCH (h:WorkHistory)
    USING INDEX SEEK h:WorkHistory(scope, owner)
    WHERE h.scope IN $scopes AND h.owner IS NOT NULL
    MATCH (u:User {id: h.owner})
    USING INDEX SEEK u:User(id)
    WHERE u.scope IN $scopes AND u.active
  } AS history
