CYPHER 25
// Companies of the organisation's own whose keys were made by rules before these.
MATCH (o:OrgCompany)
USING INDEX SEEK o:OrgCompany(scope, name_index)
WHERE o.scope IN $scopes AND o.name_index IS NOT NULL AND coalesce(o.rules, 0) < $rules
RETURN o.id AS id, o.org AS org, o.name AS name
ORDER BY id
LIMIT $limit
