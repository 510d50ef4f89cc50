CYPHER 25
// Private connections and own companies that the viewer may see, by fingerprints of the beginnings
// of words. The fingerprints differ from organisation to organisation.
CALL db.index.fulltext.queryNodes('private_names', $query, {limit: $limit})
YIELD node
WITH node
WHERE node.scope IN $scopes AND (node:OrgCompany OR node.state = 'private')
RETURN node.id AS id, node:OrgCompany AS company
