CYPHER 25
// Writes a study that a user states: a new one, or their own one with this id. No row: it is not
// theirs. The row is the school that it was at before, or the same one.
OPTIONAL MATCH (old:Education {id: $id})
USING INDEX SEEK old:Education(id)
WHERE old.scope = $scope AND old.owner = $owner
WITH old, old.school_id AS before
WHERE $new OR old IS NOT NULL
MERGE (e:Education {id: $id})
SET e.org = $org, e.scope = $scope, e.owner = $owner, e.school_id = $place, e.degree = $degree,
  e.field = $field, e.since = $since, e.until = $until, e.start = $start, e.end = $end
RETURN coalesce(before, $place) AS id
