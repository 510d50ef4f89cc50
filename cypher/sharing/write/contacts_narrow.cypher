CYPHER 25
// Lets contacts of a source reach no further than these maps say, by the scope that they have: whatever
// is not in one reaches their owner alone. What moves is found by no words until it has new
// fingerprints, and names no company of the organisation's own unless all of it sees the contact;
// returns the companies that were named.
MATCH (c:Contact)
USING INDEX SEEK c:Contact(source, row_key)
WHERE c.source = $source AND c.row_key IS NOT NULL
CALL (c) {
  MATCH (d:ContactDetail)
  USING INDEX SEEK d:ContactDetail(contact, scope)
  WHERE d.contact = c.id AND d.scope IS NOT NULL AND d.scope <> $alone
  WITH d, coalesce($detail[d.scope], $alone) AS scope
  WHERE scope <> d.scope
  FOREACH (_ IN CASE WHEN scope = $alone THEN [1] ELSE [] END | DELETE d)
  FOREACH (_ IN CASE WHEN scope = $alone THEN [] ELSE [1] END | SET d.scope = scope)
}
WITH c, coalesce($contact[c.scope], $alone) AS scope
WHERE scope <> c.scope
MATCH (c)<-[k:KNOWS]-(u)
SET c.scope = scope, c.tokens = null, k.scope = coalesce($tie[k.scope], $alone)
WITH c
WHERE c.scope <> $everybody AND EXISTS {
  MATCH (o:OrgCompany)
  USING INDEX SEEK o:OrgCompany(id)
  WHERE o.id = c.company_id
}
WITH c, c.company_id AS company
SET c.company_id = 'none'
RETURN DISTINCT company AS id
