CYPHER 25
// The organisation's own companies by id; names are sealed.
MATCH (o:OrgCompany)
USING INDEX SEEK o:OrgCompany(id)
WHERE o.id IN $ids AND o.scope IN $scopes
RETURN o.id AS id, o.org AS org, o.name AS name
