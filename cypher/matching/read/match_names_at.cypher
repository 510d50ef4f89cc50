CYPHER 25
// Of each row's companies, the jobs there of people of whom a name shares a block with the row's, with
// how many jobs or people each company is known to have.
UNWIND $rows AS row
CALL (row) {
  MATCH (p:Person)-[w:WORKED_AT]->(c:Company)
  USING INDEX SEEK w:WORKED_AT(company_id, block_a)
  WHERE w.company_id IN row.companies AND w.block_a IN row.blocks
  RETURN p, w, c
  UNION
  MATCH (p:Person)-[w:WORKED_AT]->(c:Company)
  USING INDEX SEEK w:WORKED_AT(company_id, block_b)
  WHERE w.company_id IN row.companies AND w.block_b IN row.blocks
  RETURN p, w, c
  UNION
  MATCH (n:PersonName)
  USING INDEX SEEK n:PersonName(block_a)
  WHERE n.block_a IN row.blocks
  MATCH (p:Person {id: n.person_id})
  USING INDEX SEEK p:Person(id)
  MATCH (p)-[w:WORKED_AT]->(c:Company)
  WHERE w.company_id IN row.companies
  RETURN p, w, c
  UNION
  MATCH (n:PersonName)
  USING INDEX SEEK n:PersonName(block_b)
  WHERE n.block_b IN row.blocks
  MATCH (p:Person {id: n.person_id})
  USING INDEX SEEK p:Person(id)
  MATCH (p)-[w:WORKED_AT]->(c:Company)
  WHERE w.company_id IN row.companies
  RETURN p, w, c
}
RETURN DISTINCT row.number AS number, p.id AS id, p.name AS name, coalesce(w.title, '') AS title,
  w.until IS NOT NULL AND NOT coalesce(w.current, false) AS former, coalesce(c.city, '') AS city,
  p.name_key AS name_key, coalesce(p.profile_url, '') AS profile_url,
  CASE
    WHEN coalesce(c.headcount, 0) > COUNT { (c)<-[:WORKED_AT]-() } THEN c.headcount
    ELSE COUNT { (c)<-[:WORKED_AT]-() }
  END AS staff,
  COLLECT {
    MATCH (n:PersonName {person_id: p.id})
    USING INDEX SEEK n:PersonName(person_id)
    RETURN n.name
    ORDER BY n.key
  } AS aliases
