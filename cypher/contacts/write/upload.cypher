CYPHER 25
// A file of contacts that its owner looks at before it is imported; its name is sealed.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
CREATE (o:Upload {id: $id, org: u.org, owner: u.id, scope: 'user:' + u.id, file: $file,
  rows: $rows, created: $now})
RETURN o.id AS id
