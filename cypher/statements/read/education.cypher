CYPHER 25
// The education that one user states, the newest first, and whether each school is one of the
// organisation's own.
MATCH (e:Education)
USING INDEX SEEK e:Education(scope, owner)
WHERE e.scope IN $scopes AND e.owner = $user
RETURN e.id AS id, e.school_id AS place, e.degree AS degree, e.field AS field, e.since AS since,
  e.until AS until, EXISTS {
    MATCH (o:OrgSchool)
    USING INDEX SEEK o:OrgSchool(id)
    WHERE o.id = e.school_id AND o.scope IN $scopes
  } AS own
ORDER BY since DESC, id
