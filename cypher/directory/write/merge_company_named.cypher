CYPHER 25
// What organisations have that names one company names another one from now on; what it named
// before is kept, for a split. Whoever holds both as reference accounts keeps the one of the company
// that stays; the other one, with its dates, is kept beside it.
CALL () {
  MATCH (c:Contact {company_id: $drop})
  USING INDEX SEEK c:Contact(company_id)
  SET c.company_id = $keep, c.companies_before = coalesce(c.companies_before, []) + $drop
  RETURN count(c) AS contacts
}
CALL () {
  MATCH (f:FormerContact {company_id: $drop})
  USING INDEX SEEK f:FormerContact(company_id)
  SET f.company_id = $keep, f.companies_before = coalesce(f.companies_before, []) + $drop
}
CALL () {
  MATCH (h:WorkHistory {company_id: $drop})
  USING INDEX SEEK h:WorkHistory(company_id)
  SET h.company_id = $keep, h.companies_before = coalesce(h.companies_before, []) + $drop
}
CALL () {
  MATCH (a:ReferenceAccount {company_id: $drop})
  USING INDEX SEEK a:ReferenceAccount(company_id)
  OPTIONAL MATCH (b:ReferenceAccount {company_id: $keep})
  USING INDEX SEEK b:ReferenceAccount(company_id)
  WHERE b.scope = a.scope AND b.holder = a.holder
  FOREACH (held IN CASE WHEN b IS NULL THEN [] ELSE [b] END |
    SET held.held_too = coalesce(held.held_too, []) + coalesce(a.held_too, []) +
      ($drop + ' ' + a.id)
    SET held.dates_too = coalesce(held.dates_too, []) + coalesce(a.dates_too, []) + (
      $drop + ' ' + a.since + ' ' + a.until + ' ' + a.start + ' ' +
      a.end + ' ' + a.dated)
    DELETE a
  )
  FOREACH (_ IN CASE WHEN b IS NULL THEN [1] ELSE [] END |
    SET a.company_id = $keep, a.companies_before = coalesce(a.companies_before, []) + $drop
  )
}
RETURN contacts AS count
