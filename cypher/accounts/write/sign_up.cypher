CYPHER 25
// Somebody is to finish a sign-up by a mailed link.
CREATE (:SignUp {id: $id, scope: 'installation', hash: $hash, email: $email, created: $now,
  expires: $expires})
