CYPHER 25
// How many owners somebody asks who have not admitted them, those among them who denied it.
MATCH (f:Follow {follower: $follower})
USING INDEX SEEK f:Follow(follower)
WHERE f.state <> 'admitted' AND NOT f.withdrawn
RETURN count(f) AS count
