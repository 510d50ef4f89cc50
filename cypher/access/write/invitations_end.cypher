CYPHER 25
// Withdraws the open invitations of an organisation that one user has made, or all of them once it has
// no active user any more, under the lock of the organisation.
MATCH (i:Invitation)
USING INDEX SEEK i:Invitation(scope, id)
WHERE i.scope = $scope AND i.id IS NOT NULL AND i.state = 'open'
  AND (i.by = $user OR NOT EXISTS {
    MATCH (u:User)
    USING INDEX SEEK u:User(scope, person_id)
    WHERE u.scope = $scope AND u.person_id IS NOT NULL AND u.active
  })
SET i.lock = $user
WITH i
WHERE i.state = 'open'
SET i.state = 'withdrawn'
RETURN count(i) AS count
