CYPHER 25
// What named a company before a merge, and has named the other one since, names the first again. Who
// held both as reference accounts holds both again.
CALL () {
  MATCH (c:Contact {company_id: $keep})
  USING INDEX SEEK c:Contact(company_id)
  WHERE $part IN c.companies_before
  SET c.company_id = $part, c.companies_before = [x IN c.companies_before WHERE x <> $part]
  RETURN count(c) AS contacts
}
CALL () {
  MATCH (f:FormerContact {company_id: $keep})
  USING INDEX SEEK f:FormerContact(company_id)
  WHERE $part IN f.companies_before
  SET f.company_id = $part, f.companies_before = [x IN f.companies_before WHERE x <> $part]
}
CALL () {
  MATCH (h:WorkHistory {company_id: $keep})
  USING INDEX SEEK h:WorkHistory(company_id)
  WHERE $part IN h.companies_before
  SET h.company_id = $part, h.companies_before = [x IN h.companies_before WHERE x <> $part]
}
CALL () {
  MATCH (a:ReferenceAccount {company_id: $keep})
  USING INDEX SEEK a:ReferenceAccount(company_id)
  WHERE $part IN a.companies_before
  SET a.company_id = $part, a.companies_before = [x IN a.companies_before WHERE x <> $part]
}
CALL () {
  MATCH (a:ReferenceAccount {company_id: $keep})
  USING INDEX SEEK a:ReferenceAccount(company_id)
  WITH a, [x IN a.held_too WHERE x STARTS WITH $part + ' '][0] AS held
  WHERE held IS NOT NULL
  SET a.held_too = [x IN a.held_too WHERE x <> held]
  CREATE (b:ReferenceAccount {
    id: split(held, ' ')[1], org: a.org, scope: a.scope, holder: a.holder, company_id: $part,
    since: a.since, until: a.until, start: a.start, end: a.end, dated: a.dated
  })
}
RETURN contacts AS count
