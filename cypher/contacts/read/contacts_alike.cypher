CYPHER 25
// One user's contacts in these scopes that are one human: that person, or of that name at that company
// (by fingerprints) where not both were matched. Name, title and employer are sealed; own says that
// the company is one of the organisation's own.
CALL () {
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(scope, pid)
  WHERE c.scope IN $scopes AND c.pid = $person AND c.pid <> 'none'
  RETURN c
  UNION
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(scope, human_key)
  WHERE c.scope IN $scopes AND c.human_key IN $humans AND (c.pid = 'none' OR $person = 'none')
  RETURN c
}
WITH c
WHERE c.owner = $owner
RETURN c.id AS id, c.org AS org, c.owner AS owner, c.state AS state, c.pid AS person,
  c.company_id AS company, c.human_key AS human, c.name AS name, c.title AS title,
  c.company AS employer, c.hidden AS hidden, c.source AS source, EXISTS {
    MATCH (o:OrgCompany)
    USING INDEX SEEK o:OrgCompany(id)
    WHERE o.id = c.company_id
  } AS own
ORDER BY id
