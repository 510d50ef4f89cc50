CYPHER 25
// Removes some of what stands in a user's own scope; how many. What still waits of their runs goes with
// it; one that is under way stays until it has ended.
CALL () {
  MATCH (n:Verdict) USING INDEX SEEK n:Verdict(scope, import, row)
  WHERE n.scope = $scope AND n.import IS NOT NULL AND n.row IS NOT NULL RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:FormerContact) USING INDEX SEEK n:FormerContact(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:UploadChunk) USING INDEX SEEK n:UploadChunk(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Correction) USING INDEX SEEK n:Correction(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:HiddenTie) USING INDEX SEEK n:HiddenTie(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Upload) USING INDEX SEEK n:Upload(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Import) USING INDEX SEEK n:Import(scope, created)
  WHERE n.scope = $scope AND n.created IS NOT NULL RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Source) USING INDEX SEEK n:Source(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Run) USING INDEX SEEK n:Run(scope, created)
  WHERE n.scope = $scope AND n.created IS NOT NULL AND n.state <> 'running' RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Notification) USING INDEX SEEK n:Notification(scope, id)
  WHERE n.scope = $scope AND n.id IS NOT NULL RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:NoticeChoice) USING INDEX SEEK n:NoticeChoice(scope, kind)
  WHERE n.scope = $scope AND n.kind IS NOT NULL RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:ApiKey) USING INDEX SEEK n:ApiKey(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Session) USING INDEX SEEK n:Session(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:SignInCode) USING INDEX SEEK n:SignInCode(scope)
  WHERE n.scope = $scope RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:AuditEntry) USING INDEX SEEK n:AuditEntry(scope, at)
  WHERE n.scope = $scope AND n.at IS NOT NULL RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Membership) USING INDEX SEEK n:Membership(user)
  WHERE n.user = $user RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Follow) USING INDEX SEEK n:Follow(follower)
  WHERE n.follower = $user RETURN n LIMIT $limit
  UNION ALL
  MATCH (n:Follow) USING INDEX SEEK n:Follow(owner, follower)
  WHERE n.owner = $user AND n.follower IS NOT NULL RETURN n LIMIT $limit
}
WITH DISTINCT n
DELETE n
RETURN count(*) AS count
