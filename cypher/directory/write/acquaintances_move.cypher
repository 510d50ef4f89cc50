CYPHER 25
// Gives the published ties of one person to another one, but for one between the two. Of a tie that
// both have the stronger one stands.
MATCH (d:Person {id: $drop})
USING INDEX SEEK d:Person(id)
MATCH (p:Person {id: $keep})
USING INDEX SEEK p:Person(id)
MATCH (d)-[k:KNOWS]-(o:Person)
WHERE o <> p
MERGE (p)-[n:KNOWS]-(o)
ON CREATE SET n.cost = k.cost, n.source = k.source, n.seen = k.seen
ON MATCH SET n.cost = CASE WHEN k.cost < n.cost THEN k.cost ELSE n.cost END
