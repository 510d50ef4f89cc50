CYPHER 25
// What a source has given so far, to compare with what it gives now; title and employer are sealed.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.source = $source AND c.row_key IS NOT NULL
RETURN c.id AS id, c.row_key AS row_key, c.print AS print, c.state AS state, c.pid AS person,
  c.company_id AS company, c.name_index AS name_index, c.title AS title, c.company AS employer,
  c.hidden AS hidden
