CYPHER 25
// An open invitation by the code of its link, with who invites whom into what.
MATCH (i:Invitation {hash: $hash})
USING INDEX SEEK i:Invitation(hash)
WHERE i.state = 'open' AND i.expires > $now
MATCH (o:Organisation {id: i.org})
USING INDEX SEEK o:Organisation(id)
OPTIONAL MATCH (u:User {id: i.by})
USING INDEX SEEK u:User(id)
RETURN i.id AS id, i.org AS org, o.name AS org_name, coalesce(u.name, '') AS by_name, i.by AS by,
  i.email AS email, i.mailed AS mailed, i.role AS role, i.groups AS groups, i.admin AS admin
