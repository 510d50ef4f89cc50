CYPHER 25
// Which addresses, by their fingerprints, the viewer's organisation has invited: whether one of the
// invitations is open, and how many mails those of the last day have had.
MATCH (i:Invitation)
USING INDEX SEEK i:Invitation(scope, email_key)
WHERE i.scope IN $scopes AND i.email_key IN $keys
WITH i.email_key AS id,
  count(CASE WHEN i.state = 'open' AND i.expires > timestamp() THEN 1 END) AS standing,
  sum(CASE WHEN i.created > timestamp() - 86400000 THEN i.sent ELSE 0 END) AS sent
RETURN id, standing > 0 AS standing, sent
