CYPHER 25
// An owner says that contacts of theirs are the same human, and all of whom they have said so before;
// returns of how many rows of their sources they say that now, those that are no contacts at present
// among them.
CALL () {
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(id)
  WHERE c.id IN $ids AND c.owner = $owner
  MERGE (k:Correction {source: c.source, row_key: c.row_key})
  ON CREATE SET k.org = c.org, k.owner = c.owner, k.scope = $scope, k.person = 'none',
    k.rejected = [], k.removed = false, k.said = $now
  SET k.same = $same
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
