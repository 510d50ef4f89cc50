CYPHER 25
// How many people an owner has admitted, under the lock of the organisation.
MATCH (f:Follow)
USING INDEX SEEK f:Follow(owner, follower)
WHERE f.owner = $owner AND f.follower IS NOT NULL AND f.state = 'admitted'
RETURN count(f) AS count
