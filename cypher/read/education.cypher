CYPHER 25
// The education that one user states, the newest first.
MATCH (e:Education)
USING INDEX SEEK e:Education(scope, owner)
WHERE e.scope IN $scopes AND e.owner = $user
RETURN e.id AS id, e.school_id AS place, e.degree AS degree, e.field AS field, e.since AS since,
  e.until AS until
ORDER BY since DESC, id
