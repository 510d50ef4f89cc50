CYPHER 25
// A new role of an organisation, at its place of the tree.
CREATE (r:Role {id: $id, org: $org, scope: 'org:' + $org, name: $name, key: $key, parent: $parent,
  above: $above, created: $now})
RETURN r.id AS id
