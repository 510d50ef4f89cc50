CYPHER 25
// The organisation's own company with this name, by its fingerprint.
MATCH (o:OrgCompany)
USING INDEX SEEK o:OrgCompany(scope, name_index)
WHERE o.scope IN $scopes AND o.name_index = $name_index
RETURN o.id AS id, o.org AS org, o.name AS name
