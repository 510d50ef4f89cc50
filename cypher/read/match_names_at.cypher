CYPHER 25
// Of each row's companies, the jobs there of people whose names share a block with the row's, with
// how many jobs or people each company is known to have.
UNWIND $rows AS row
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN row.companies
CALL (c, row) {
  MATCH (p:Person)
  USING INDEX SEEK p:Person(block_a)
  WHERE p.block_a IN row.blocks AND EXISTS { (p)-[:WORKED_AT]->(c) }
  RETURN p
  UNION
  MATCH (p:Person)
  USING INDEX SEEK p:Person(block_b)
  WHERE p.block_b IN row.blocks AND EXISTS { (p)-[:WORKED_AT]->(c) }
  RETURN p
}
MATCH (p)-[w:WORKED_AT]->(c)
RETURN DISTINCT row.number AS number, p.id AS id, p.name AS name, coalesce(w.title, '') AS title,
  w.until IS NOT NULL AND NOT coalesce(w.current, false) AS former, coalesce(c.city, '') AS city,
  p.name_key AS name_key, coalesce(p.profile_url, '') AS profile_url,
  CASE
    WHEN coalesce(c.headcount, 0) > COUNT { (c)<-[:WORKED_AT]-() } THEN c.headcount
    ELSE COUNT { (c)<-[:WORKED_AT]-() }
  END AS staff
