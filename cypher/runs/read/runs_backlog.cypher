CYPHER 25
// How many runs of each kind wait, are under way or were set aside, and for how many milliseconds the
// oldest of them has been due.
UNWIND ['queued', 'running', 'set_aside'] AS state
CALL (state) {
  MATCH (r:Run)
  USING INDEX SEEK r:Run(state, org)
  WHERE r.state = state AND r.org IS NOT NULL
  RETURN r.kind AS kind, count(*) AS count, min(r.due) AS due
}
RETURN state, kind, count,
  CASE WHEN due < timestamp() THEN timestamp() - due ELSE 0 END AS waited
