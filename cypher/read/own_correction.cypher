CYPHER 25
// What the viewer has said of one row of a source of theirs; names are sealed.
MATCH (k:Correction {source: $source, row_key: $row_key})
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.scope IN $scopes
OPTIONAL MATCH (p:Person {id: k.person})
USING INDEX SEEK p:Person(id)
RETURN k.row_key AS row_key, coalesce(p.id, 'none') AS person, coalesce(p.name, '') AS person_name,
  k.rejected AS rejected, k.removed AS removed, k.name AS name, k.title AS title,
  k.company AS employer
