CYPHER 25
// Schools of the organisation's own, found by the fingerprint of their name or made.
UNWIND $rows AS row
MERGE (o:OrgSchool {scope: $scope, name_index: row.name_index})
ON CREATE SET o.id = row.id, o.org = $org, o.name = row.name, o.rules = row.rules
RETURN o.id AS id
