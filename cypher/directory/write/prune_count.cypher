CYPHER 25
// How many people, employments and studies of a source its newest load did not mention, and how many in
// all.
CALL () {
  MATCH (p:Person)
  WHERE p.source = $source
  RETURN count(p) AS people, count(CASE WHEN p.seen <> $run THEN 1 END) AS stale_people
}
CALL () {
  MATCH (:Person)-[r:WORKED_AT]->(:Company)
  WHERE r.source = $source
  RETURN count(r) AS employments, count(CASE WHEN r.seen <> $run THEN 1 END) AS stale_employments
}
CALL () {
  MATCH (:Person)-[r:STUDIED_AT]->(:School)
  WHERE r.source = $source
  RETURN count(r) AS studies, count(CASE WHEN r.seen <> $run THEN 1 END) AS stale_studies
}
RETURN people, stale_people, employments, stale_employments, studies, stale_studies
