CYPHER 25
// One contact of an active user that the viewer may see, with what of its details their scopes admit, the
// owner's own before what they share; name, title, employer and details are sealed.
MATCH (c:Contact {id: $id})
USING INDEX SEEK c:Contact(id)
WHERE c.scope IN $scopes
MATCH (u:User {id: c.owner})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
CALL (c) {
  MATCH (c)<-[k:KNOWS]-(v)
  WHERE v.scope IN $scopes AND k.scope IN $scopes
  RETURN k.scope AS tie
}
CALL (c) {
  OPTIONAL MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = c.id AND d.scope IN $scopes
  RETURN d.scope AS detail, d.emails AS emails, d.phones AS phones, d.profile_url AS profile_url,
    d.connected_on AS connected_on
  ORDER BY d.scope = 'user:' + c.owner DESC
  LIMIT 1
}
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.scope AS scope, u.name AS owner_name, detail, emails, phones,
  profile_url, connected_on
