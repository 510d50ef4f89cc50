CYPHER 25
// Writes a job that a user states: a new one, or their own one with this id. No row: it is not
// theirs. The row is the company that the job was at before, or the same one.
OPTIONAL MATCH (old:WorkHistory {id: $id})
USING INDEX SEEK old:WorkHistory(id)
WHERE old.scope = $scope AND old.owner = $owner
WITH old, old.company_id AS before
WHERE $new OR old IS NOT NULL
MERGE (h:WorkHistory {id: $id})
SET h.org = $org, h.scope = $scope, h.owner = $owner, h.company_id = $place, h.title = $title,
  h.since = $since, h.until = $until, h.start = $start, h.end = $end, h.current = $current
RETURN coalesce(before, $place) AS id
