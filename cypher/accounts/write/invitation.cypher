CYPHER 25
// A new invitation of an organisation.
CREATE (:Invitation {id: $id, org: $org, scope: $scope, email: $email, email_key: $email_key,
  hash: $hash, mailed: $mailed, role: $role, groups: $groups, admin: $admin, by: $by,
  state: 'open', sent: 1, created: $now, expires: $expires})
