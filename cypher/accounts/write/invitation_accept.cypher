CYPHER 25
// Uses an invitation up, by the code of its link; no row where it is good no more.
MATCH (i:Invitation {hash: $hash})
USING INDEX SEEK i:Invitation(hash)
SET i.lock = $hash
WITH i
WHERE i.state = 'open' AND i.expires > $now
SET i.state = 'accepted'
RETURN i.id AS id
