CYPHER 25
// Ids of schools of which a name holds all words of the query (Lucene syntax), best first; of those
// alike the shortest name.
CALL db.index.fulltext.queryNodes('directory_schools', $query, {limit: $limit})
YIELD node, score
WHERE node.unnamed IS NULL
WITH coalesce(node.school_id, node.id) AS id, node.name AS name, score
ORDER BY score DESC, size(name), name, id
WITH id, collect([score, size(name), name])[0] AS best
RETURN id
ORDER BY best[0] DESC, best[1], best[2], id
