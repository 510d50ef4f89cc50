CYPHER 25
// In which scope something stands that the viewer states of themselves, and the place that it names.
MATCH (h:WorkHistory {id: $id})
USING INDEX SEEK h:WorkHistory(id)
WHERE h.scope IN $scopes AND h.owner = $user
RETURN h.id AS id, h.scope AS scope, h.company_id AS place
