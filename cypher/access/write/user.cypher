CYPHER 25
// A new user of an organisation; nothing when a user of it is that person already.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
WHERE $person = 'none' OR NOT EXISTS {
  MATCH (other:User)
  USING INDEX SEEK other:User(scope, person_id)
  WHERE other.scope = o.scope AND other.person_id = $person
}
CREATE (u:User {id: $id, org: o.id, scope: o.scope, email: $email, name: $name,
  person_id: $person, login: 'none', active: true, role: 'none', admin: false,
  rules: $rules, created: $now})
RETURN u.id AS id
