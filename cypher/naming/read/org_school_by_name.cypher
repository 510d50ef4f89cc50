CYPHER 25
// The organisation's own school with this name, by its fingerprint.
MATCH (o:OrgSchool)
USING INDEX SEEK o:OrgSchool(scope, name_index)
WHERE o.scope IN $scopes AND o.name_index = $name_index
RETURN o.id AS id
