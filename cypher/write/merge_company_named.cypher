CYPHER 25
// What organisations have that names one company names another one from now on. Whoever holds both as
// reference accounts keeps the one of the company that stays.
CALL () {
  MATCH (c:Contact {company_id: $drop})
  USING INDEX c:Contact(company_id)
  SET c.company_id = $keep
  RETURN count(c) AS contacts
}
CALL () {
  MATCH (f:FormerContact {company_id: $drop})
  USING INDEX f:FormerContact(company_id)
  SET f.company_id = $keep
}
CALL () {
  MATCH (h:WorkHistory {company_id: $drop})
  USING INDEX h:WorkHistory(company_id)
  SET h.company_id = $keep
}
CALL () {
  MATCH (a:ReferenceAccount {company_id: $drop})
  USING INDEX a:ReferenceAccount(company_id)
  WITH a, EXISTS {
    MATCH (b:ReferenceAccount {company_id: $keep})
    USING INDEX b:ReferenceAccount(company_id)
    WHERE b.scope = a.scope AND b.holder = a.holder
  } AS both
  FOREACH (_ IN CASE WHEN both THEN [1] ELSE [] END | DELETE a)
  FOREACH (_ IN CASE WHEN both THEN [] ELSE [1] END | SET a.company_id = $keep)
}
RETURN contacts AS count
