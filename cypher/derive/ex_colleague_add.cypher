CYPHER 25
// Writes ties of two people who were at one of the companies at the same time; walked both ways.
UNWIND $rows AS row
MATCH (x:Person {id: row.a})
USING INDEX x:Person(id)
MATCH (y:Person {id: row.b})
USING INDEX y:Person(id)
CREATE (x)-[:EX_COLLEAGUE {company_id: row.place, months: row.months, last: row.last,
  since: row.since, until: row.until, cost: row.cost}]->(y)
