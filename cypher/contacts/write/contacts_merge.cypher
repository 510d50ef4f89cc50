CYPHER 25
// An owner says that contacts of theirs are the same human, and all of whom they have said so before;
// returns of how many rows of their sources they say that now, those that are no contacts at present
// among them; also are the fingerprints by which a row may be known again.
CALL () {
  UNWIND $rows AS row
  MATCH (c:Contact {id: row.id})
  USING INDEX SEEK c:Contact(id)
  WHERE c.owner = $owner
  MERGE (k:Correction {source: c.source, row_key: c.row_key})
  ON CREATE SET k.org = c.org, k.owner = c.owner, k.scope = $scope, k.person = 'none',
    k.rejected = [], k.removed = false, k.said = $now
  SET k.same = $same,
    k.also = coalesce(k.also, []) + [x IN row.also WHERE NOT x IN coalesce(k.also, [])]
  RETURN count(c) AS said
}
CALL () {
  MATCH (k:Correction)
  USING INDEX SEEK k:Correction(scope, same)
  WHERE k.scope = $scope AND k.same IN $before
  SET k.same = $same
  RETURN count(k) AS joined
}
MATCH (k:Correction)
USING INDEX SEEK k:Correction(scope, same)
WHERE k.scope = $scope AND k.same = $same
RETURN count(k) AS count
