CYPHER 25
// What an owner says of one row of a source of theirs; names are sealed. It holds from now on.
MATCH (s:Source {id: $source})
USING INDEX SEEK s:Source(id)
WHERE s.owner = $owner
MERGE (k:Correction {source: s.id, row_key: $row_key})
SET k.org = s.org, k.owner = s.owner, k.scope = s.scope, k.person = $person,
  k.rejected = $rejected, k.removed = $removed, k.also = $also, k.name = $name, k.title = $title,
  k.company = $company, k.said = $now
RETURN s.id AS id
