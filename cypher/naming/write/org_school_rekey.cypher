CYPHER 25
// Gives a school of the organisation's own the key by which it is found.
MATCH (o:OrgSchool {id: $id})
USING INDEX SEEK o:OrgSchool(id)
SET o.name_index = $name_index, o.rules = $rules
