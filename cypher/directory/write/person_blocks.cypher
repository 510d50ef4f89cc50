CYPHER 25
// Brings the block keys that stand at people's jobs up to date with their names.
MATCH (p:Person)
USING INDEX SEEK p:Person(id)
WHERE p.id IN $ids
MATCH (p)-[w:WORKED_AT]->(:Company)
SET w.block_a = p.block_a, w.block_b = p.block_b
