CYPHER 25
// Companies of the organisation's own, found by the fingerprint of their name or made.
UNWIND $rows AS row
MERGE (o:OrgCompany {scope: $scope, name_index: row.name_index})
ON CREATE SET o.id = row.id, o.org = $org, o.name = row.name, o.tokens = row.tokens,
  o.rules = row.rules
RETURN o.id AS id, row.name_index AS key
