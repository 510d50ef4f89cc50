CYPHER 25
// What the viewer has said of one row of a source of theirs; names are sealed. All is read as it is
// found (see paths/read/customers).
MATCH (k:Correction {source: $source, row_key: $row_key})
USING INDEX SEEK k:Correction(source, row_key)
WHERE k.scope IN $scopes
WITH k.row_key AS row_key, k.person AS said, k.rejected AS rejected, k.removed AS removed,
  coalesce(k.also, []) AS also, k.name AS name, k.title AS title, k.company AS employer
CALL (said) {
  MATCH (p:Person {id: said})
  USING INDEX SEEK p:Person(id)
  RETURN collect([p.id, p.name])[0] AS found
}
RETURN row_key, coalesce(found[0], 'none') AS person, coalesce(found[1], '') AS person_name,
  rejected, removed, also, name, title, employer
