CYPHER 25
// Invitations of the viewer's organisation, the newest first; those before a given one.
MATCH (i:Invitation)
USING INDEX SEEK i:Invitation(scope, id)
WHERE i.scope IN $scopes AND i.id < $before
RETURN i.id AS id, i.org AS org, i.email AS email, i.mailed AS mailed, i.role AS role,
  i.groups AS groups, i.admin AS admin, i.created AS created, i.expires AS expires,
  CASE WHEN i.state = 'open' AND i.expires < timestamp() THEN 'expired' ELSE i.state END AS state
ORDER BY id DESC
LIMIT $limit
