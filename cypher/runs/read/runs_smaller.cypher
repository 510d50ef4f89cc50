CYPHER 25
// Runs that have waited for so many milliseconds and have at most so many rows to do, none less urgent
// than this priority, the smallest of the most urgent first: what a worker does between two batches of
// its own. Of others than the one whose run it has, such as have a seat left.
CALL () {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'queued' AND r.org IS NOT NULL AND r.due + $patience <= timestamp()
  RETURN r
  UNION ALL
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'running' AND r.org IS NOT NULL AND r.lease < timestamp()
    AND r.attempts < $most
  RETURN r
}
WITH r, CASE r.total WHEN 0 THEN r.rows ELSE r.total END - r.done AS left
WHERE left <= $rows AND r.priority <= $priority AND NOT EXISTS {
  MATCH (other:Run {busy: r.lane})
  USING INDEX SEEK other:Run(busy)
  WHERE other.id <> r.id
} AND (r.scope = $scope OR (COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(seat)
  WHERE taken.seat IN [seat IN $seats | r.scope + ' ' + seat] AND taken.lease >= timestamp()
} < size($seats) AND COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(org_seat)
  WHERE taken.org_seat IN [seat IN $org_seats | r.org + ' ' + seat] AND taken.lease >= timestamp()
} < size($org_seats)))
RETURN r.id AS id, r.scope AS scope
ORDER BY r.priority, left, r.due, id
LIMIT $limit
