CYPHER 25
// The organisation's own schools by id; names are sealed.
MATCH (o:OrgSchool)
USING INDEX SEEK o:OrgSchool(id)
WHERE o.id IN $ids AND o.scope IN $scopes
RETURN o.id AS id, o.org AS org, o.name AS name
