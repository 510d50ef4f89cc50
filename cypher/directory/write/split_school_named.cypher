CYPHER 25
// What named a school before a merge, and has named the other one since, names the first again.
MATCH (e:Education {school_id: $keep})
USING INDEX SEEK e:Education(school_id)
WHERE $part IN e.schools_before
SET e.school_id = $part, e.schools_before = [x IN e.schools_before WHERE x <> $part]
RETURN count(e) AS count
