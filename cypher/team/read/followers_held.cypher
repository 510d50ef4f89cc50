CYPHER 25
// How many people an owner has admitted, denied or been asked by, under the lock of the organisation.
MATCH (f:Follow)
USING INDEX SEEK f:Follow(owner, follower)
WHERE f.owner = $owner AND f.follower IS NOT NULL
RETURN count(f) AS count
