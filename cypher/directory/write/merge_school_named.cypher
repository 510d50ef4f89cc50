CYPHER 25
// What organisations have that names one school names another one from now on; what
// it named before is kept, for a split.
MATCH (e:Education {school_id: $drop})
USING INDEX SEEK e:Education(school_id)
SET e.school_id = $keep, e.schools_before = coalesce(e.schools_before, []) + $drop
RETURN count(e) AS count
