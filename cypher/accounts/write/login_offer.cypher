CYPHER 25
// Offers a secret for 2-step verification to one session of a login.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.offer = $offer, l.offer_until = $until, l.offer_session = $session
RETURN l.id AS id
