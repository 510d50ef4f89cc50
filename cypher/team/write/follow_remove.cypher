CYPHER 25
// Takes away whatever is between an owner and a follower.
MATCH (f:Follow {owner: $owner, follower: $follower})
USING INDEX SEEK f:Follow(owner, follower)
WHERE f.org = $org
WITH f, $owner AS id
DELETE f
RETURN id
