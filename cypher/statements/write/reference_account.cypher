CYPHER 25
// Writes a reference account: a new one, or one of these holders' with this id, which keeps its
// holder and company. No row: it is not theirs.
OPTIONAL MATCH (old:ReferenceAccount {id: $id})
USING INDEX SEEK old:ReferenceAccount(id)
WHERE old.scope = $scope AND old.holder IN $holders
WITH old
WHERE $new OR old IS NOT NULL
MERGE (a:ReferenceAccount {id: $id})
ON CREATE SET a.org = $org, a.scope = $scope, a.holder = $holder, a.company_id = $place
SET a.since = $since, a.until = $until, a.start = $start, a.end = $end, a.dated = $dated
RETURN a.id AS id
