CYPHER 25
// The work history that one user states, the newest first.
MATCH (h:WorkHistory)
USING INDEX SEEK h:WorkHistory(scope, owner)
WHERE h.scope IN $scopes AND h.owner = $user
RETURN h.id AS id, h.company_id AS place, h.title AS title, h.since AS since, h.until AS until,
  h.current AS current
ORDER BY current DESC, since DESC, id
