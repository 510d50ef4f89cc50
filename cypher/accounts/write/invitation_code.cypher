CYPHER 25
// Gives an open invitation of an organisation another link; the one before is good no more. No row where
// there is none of that id, or it was sent too often.
MATCH (i:Invitation {id: $id})
USING INDEX SEEK i:Invitation(id)
SET i.lock = $id
WITH i
WHERE i.scope = $scope AND i.state = 'open' AND i.sent < $most
SET i.hash = $hash, i.mailed = $mailed, i.expires = $expires, i.sent = i.sent + 1
RETURN i.id AS id
