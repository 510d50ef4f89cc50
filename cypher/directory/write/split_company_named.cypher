CYPHER 25
// What named a company before a merge, and has named the other one since, names the first again. Who
// held both as reference accounts holds both again; of one that was kept without its dates these
// are those of the other.
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
  WITH a, [x IN a.held_too WHERE x STARTS WITH $part + ' '][0] AS held,
    [x IN a.dates_too WHERE x STARTS WITH $part + ' '][0] AS kept
  WHERE held IS NOT NULL
  SET a.held_too = [x IN a.held_too WHERE x <> held]
  SET a.dates_too = [x IN a.dates_too WHERE x <> kept]
  WITH a, held, split(kept, ' ') AS dates
  CREATE (b:ReferenceAccount {
    id: split(held, ' ')[1], org: a.org, scope: a.scope, holder: a.holder, company_id: $part,
    since: coalesce(dates[1], a.since), until: coalesce(dates[2], a.until),
    start: coalesce(toInteger(dates[3]), a.start), end: coalesce(toInteger(dates[4]), a.end),
    dated: coalesce(toBoolean(dates[5]), a.dated)
  })
}
RETURN contacts AS count
