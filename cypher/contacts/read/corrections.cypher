CYPHER 25
// What the owner has said of rows of one source; names are sealed. A person who has left the directory
// is none.
MATCH (k:Correction)
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.source = $source AND k.row_key IS NOT NULL
OPTIONAL MATCH (p:Person {id: k.person})
USING INDEX SEEK p:Person(id)
RETURN k.row_key AS row_key, coalesce(p.id, 'none') AS person, coalesce(p.name, '') AS person_name,
  k.rejected AS rejected, k.removed AS removed,
  coalesce(k.also, []) AS also, k.name AS name, k.title AS title,
  k.company AS employer
