CYPHER 25
// Ids of people whose names hold all words of the query (Lucene syntax), best first; of those alike
// the shortest name.
CALL db.index.fulltext.queryNodes('directory_people', $query, {limit: $limit})
YIELD node, score
RETURN node.id AS id
ORDER BY score DESC, size(node.name), node.name, id
