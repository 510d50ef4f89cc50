CYPHER 25
// Whether anything more urgent than this priority has waited for so many milliseconds, or was left by
// its worker, and is of somebody who has a seat left; no seats at all are no bound.
CALL () {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'queued' AND r.org IS NOT NULL AND r.priority < $priority
    AND r.due + $patience < timestamp()
  RETURN r
  UNION ALL
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'running' AND r.org IS NOT NULL AND r.priority < $priority
    AND r.lease < timestamp()
  RETURN r
}
WITH DISTINCT r.scope AS scope, r.org AS org
WHERE (size($seats) = 0 OR COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(seat)
  WHERE taken.seat IN [seat IN $seats | scope + ' ' + seat] AND taken.lease >= timestamp()
} < size($seats)) AND (size($org_seats) = 0 OR COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(org_seat)
  WHERE taken.org_seat IN [seat IN $org_seats | org + ' ' + seat] AND taken.lease >= timestamp()
} < size($org_seats))
RETURN count(*) > 0 AS waits
