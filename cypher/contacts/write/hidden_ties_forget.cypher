CYPHER 25
// Forgets ties that their owner hides no more, and by whatever else these humans would be hidden. Two
// who were matched to different people are not the same for being called alike.
CALL () {
  MATCH (h:HiddenTie)
  USING INDEX SEEK h:HiddenTie(scope, tie)
  WHERE h.scope = $scope AND h.tie IN $ties
  RETURN h
  UNION
  MATCH (h:HiddenTie)
  USING INDEX SEEK h:HiddenTie(scope, pid)
  WHERE h.scope = $scope AND h.pid IN $people AND h.pid <> 'none'
  RETURN h
  UNION
  MATCH (h:HiddenTie)
  USING INDEX SEEK h:HiddenTie(scope, human_key)
  WHERE h.scope = $scope AND h.human_key IN $humans
    AND (h.pid IN $people OR h.pid = 'none' OR 'none' IN $people)
  RETURN h
}
DELETE h
