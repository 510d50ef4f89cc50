CYPHER 25
// A new login of an address that none has.
CREATE (l:Login {id: $id, scope: 'installation', email: $email, email_key: $key,
  verified: $verified, password: $password, two_step: false, totp: $nothing, totp_step: 0,
  recovery: [], offer: $nothing, offer_until: 0, offer_session: 'none', created: $now})
RETURN l.id AS id
