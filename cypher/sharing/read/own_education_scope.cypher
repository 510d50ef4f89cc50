CYPHER 25
// In which scope something stands that the viewer states of themselves, and the place that it names.
MATCH (e:Education {id: $id})
USING INDEX SEEK e:Education(id)
WHERE e.scope IN $scopes AND e.owner = $user
RETURN e.id AS id, e.scope AS scope, e.school_id AS place
