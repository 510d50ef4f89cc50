CYPHER 25
// What organisations have that names one person names another one from now on; what it named before
// is kept, for a split. Lists of ids are in no
// index, so these are looked through whole.
CALL () {
  MATCH (c:Contact {pid: $drop})
  USING INDEX SEEK c:Contact(pid)
  SET c.pid = $keep, c.pids_before = coalesce(c.pids_before, []) + $drop
  RETURN count(c) AS contacts
}
CALL () {
  MATCH (u:User {person_id: $drop})
  USING INDEX SEEK u:User(person_id)
  SET u.person_id = $keep, u.pids_before = coalesce(u.pids_before, []) + $drop
}
CALL () {
  MATCH (f:FormerContact {pid: $drop})
  USING INDEX SEEK f:FormerContact(pid)
  SET f.pid = $keep, f.pids_before = coalesce(f.pids_before, []) + $drop
}
CALL () {
  MATCH (h:HiddenTie {pid: $drop})
  USING INDEX SEEK h:HiddenTie(pid)
  SET h.pid = $keep, h.pids_before = coalesce(h.pids_before, []) + $drop
}
CALL () {
  MATCH (k:Correction)
  WHERE k.person = $drop OR $drop IN k.rejected
  SET k.pids_before = coalesce(k.pids_before, []) + CASE k.person WHEN $drop THEN [$drop] ELSE [] END
  SET k.person = CASE k.person WHEN $drop THEN $keep ELSE k.person END,
    k.rejected = reduce(found = [], x IN [y IN k.rejected | CASE y WHEN $drop THEN $keep ELSE y END] |
    CASE WHEN x IN found THEN found ELSE found + x END)
}
CALL () {
  MATCH (v:Verdict)
  WHERE v.person = $drop OR $drop IN v.candidates
  SET v.pids_before = coalesce(v.pids_before, []) + CASE v.person WHEN $drop THEN [$drop] ELSE [] END
  SET v.person = CASE v.person WHEN $drop THEN $keep ELSE v.person END,
    v.candidates = reduce(found = [], x IN [y IN v.candidates | CASE y WHEN $drop THEN $keep ELSE y END] |
    CASE WHEN x IN found THEN found ELSE found + x END)
}
CALL () {
  MATCH (d:ContactDetail|FormerContact)
  WHERE $drop IN d.candidates
  SET d.candidates = reduce(found = [], x IN [y IN d.candidates | CASE y WHEN $drop THEN $keep ELSE y END] |
    CASE WHEN x IN found THEN found ELSE found + x END)
}
RETURN contacts AS count
