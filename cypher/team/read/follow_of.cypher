CYPHER 25
// What stands between an owner and somebody of their organisation who follows them, has asked to, or
// was denied: its state, and whether they have withdrawn it, which only a denial outlasts.
MATCH (f:Follow {owner: $owner, follower: $follower})
USING INDEX SEEK f:Follow(owner, follower)
WHERE f.org = $org
RETURN f.state AS state, f.withdrawn AS withdrawn
