CYPHER 25
// A new group of an organisation, without members.
CREATE (g:Group {id: $id, org: $org, scope: 'org:' + $org, name: $name, key: $key, suspended: false,
  created: $now})
RETURN g.id AS id
