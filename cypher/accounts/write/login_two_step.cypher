CYPHER 25
// Switches a login's 2-step verification on or off; what was offered is offered no more, and codes
// that were wrong count no more.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.two_step = $on, l.totp = $totp, l.totp_step = $step, l.recovery = $recovery,
  l.offer = $nothing, l.offer_until = 0, l.offer_session = 'none', l.codes_tried = 0
RETURN l.id AS id
