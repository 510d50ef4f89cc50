CYPHER 25
// How far somebody is who signs in, by the fingerprint of their cookie.
MATCH (s:SignInStep {hash: $hash})
USING INDEX SEEK s:SignInStep(hash)
WHERE s.expires > $now AND s.missed < $most
RETURN s.login AS login, s.proved AS proved
