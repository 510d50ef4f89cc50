CYPHER 25
// Notes what is between an owner and a follower: asked, admitted or denied.
MERGE (f:Follow {owner: $owner, follower: $follower})
ON CREATE SET f.org = $org, f.scope = 'user:' + $owner, f.created = $now
SET f.state = $state, f.withdrawn = $withdrawn
