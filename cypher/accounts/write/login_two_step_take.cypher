CYPHER 25
// What is kept of a login's 2-step verification, under its lock: of two that use one code up at
// once, the second reads that it is.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.lock = true
WITH l
RETURN l.id AS id, l.two_step AS two_step, l.totp AS totp, l.totp_step AS step,
  l.recovery AS recovery, l.offer AS offer, l.offer_until AS until, l.offer_session AS session
