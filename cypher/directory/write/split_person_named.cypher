CYPHER 25
// What named a person before a merge, and has named the other one since, names the first again.
CALL () {
  MATCH (c:Contact {pid: $keep})
  USING INDEX SEEK c:Contact(pid)
  WHERE $part IN c.pids_before
  SET c.pid = $part, c.pids_before = [x IN c.pids_before WHERE x <> $part]
  RETURN count(c) AS contacts
}
CALL () {
  MATCH (u:User {person_id: $keep})
  USING INDEX SEEK u:User(person_id)
  WHERE $part IN u.pids_before
  SET u.person_id = $part, u.pids_before = [x IN u.pids_before WHERE x <> $part]
}
CALL () {
  MATCH (f:FormerContact {pid: $keep})
  USING INDEX SEEK f:FormerContact(pid)
  WHERE $part IN f.pids_before
  SET f.pid = $part, f.pids_before = [x IN f.pids_before WHERE x <> $part]
}
CALL () {
  MATCH (h:HiddenTie {pid: $keep})
  USING INDEX SEEK h:HiddenTie(pid)
  WHERE $part IN h.pids_before
  SET h.pid = $part, h.pids_before = [x IN h.pids_before WHERE x <> $part]
}
CALL () {
  MATCH (k:Correction|Verdict)
  WHERE k.person = $keep AND $part IN k.pids_before
  SET k.person = $part, k.pids_before = [x IN k.pids_before WHERE x <> $part]
}
RETURN contacts AS count
