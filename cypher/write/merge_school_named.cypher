CYPHER 25
// What organisations have that names one school names another one from now on.
MATCH (e:Education {school_id: $drop})
USING INDEX e:Education(school_id)
SET e.school_id = $keep
RETURN count(e) AS count
