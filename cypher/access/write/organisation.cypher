CYPHER 25
// A new organisation.
CREATE (:Organisation {id: $id, scope: 'org:' + $id, name: $name, two_step: false,
  created: $now})
