CYPHER 25
// Gives a company of the organisation's own the keys by which it is found.
MATCH (o:OrgCompany {id: $id})
USING INDEX SEEK o:OrgCompany(id)
SET o.name_index = $name_index, o.tokens = $tokens, o.rules = $rules
