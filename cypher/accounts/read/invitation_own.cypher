CYPHER 25
// One invitation of the viewer's organisation.
MATCH (i:Invitation {id: $id})
USING INDEX SEEK i:Invitation(id)
WHERE i.scope IN $scopes
RETURN i.id AS id, i.org AS org, i.email AS email, i.mailed AS mailed, i.role AS role,
  i.groups AS groups, i.admin AS admin, i.created AS created, i.expires AS expires,
  CASE WHEN i.state = 'open' AND i.expires < timestamp() THEN 'expired' ELSE i.state END AS state
