CYPHER 25
// Contacts and own companies that the viewer may see, by fingerprints of the beginnings of words,
// which differ from organisation to organisation. Matched contacts are among them: the caller needs
// to know when there are more than the limit, and that must depend on nobody else's data.
CALL db.index.fulltext.queryNodes('private_names', $query, {limit: $limit})
YIELD node
WITH node
WHERE node.scope IN $scopes
RETURN node.id AS id, node:OrgCompany AS company,
  node:Contact AND node.state = 'private' AS private
ORDER BY id
