CYPHER 25
// Runs that a worker may take, the most urgent first; of several alike those of the organisation that
// has the fewest workers now, then of the one whose turn was longest ago. None of whom has no seat left
// with the workers of the program that asks; no seats at all are no bound.
CALL () {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'queued' AND r.org IS NOT NULL AND r.due <= timestamp()
  RETURN r
  UNION ALL
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = 'running' AND r.org IS NOT NULL AND r.lease < timestamp()
    AND r.attempts < $most
  RETURN r
}
WITH r
WHERE NOT EXISTS {
  MATCH (other:Run {busy: r.lane})
  USING INDEX SEEK other:Run(busy)
  WHERE other.id <> r.id
}
WITH r
ORDER BY r.priority, r.due, r.id
WITH r.org AS org, r.scope AS scope, collect(r)[..$limit] AS runs
WHERE (size($seats) = 0 OR COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(seat)
  WHERE taken.seat IN [seat IN $seats | scope + ' ' + seat] AND taken.lease >= timestamp()
} < size($seats)) AND (size($org_seats) = 0 OR COUNT {
  MATCH (taken:Run)
  USING INDEX SEEK taken:Run(org_seat)
  WHERE taken.org_seat IN [seat IN $org_seats | org + ' ' + seat] AND taken.lease >= timestamp()
} < size($org_seats))
UNWIND runs AS r
WITH org, r
ORDER BY r.priority, r.due, r.id
WITH org, collect(r)[..$limit] AS runs
WITH runs, COUNT {
  MATCH (busy:Run)
  USING INDEX SEEK busy:Run(state, org)
  WHERE busy.state = 'running' AND busy.org = org AND busy.lease >= timestamp()
} AS busy, coalesce(head(COLLECT {
  MATCH (served:Run)
  USING INDEX SEEK served:Run(org, claimed)
  WHERE served.org = org AND served.claimed IS NOT NULL
  RETURN served.claimed
  ORDER BY served.org DESC, served.claimed DESC
  LIMIT 1
}), 0) AS served
UNWIND range(0, size(runs) - 1) AS place
WITH runs[place] AS r, busy + place AS turn, served
RETURN r.id AS id
ORDER BY r.priority, turn, served, r.due, id
LIMIT $limit
