CYPHER 25
// Writes ties of people who were at one of the companies at the same time, grouped by one of the two;
// a tie is walked both ways.
UNWIND $groups AS group
MATCH (x:Person {id: group.a})
USING INDEX SEEK x:Person(id)
UNWIND group.ties AS row
MATCH (y:Person {id: row.b})
USING INDEX SEEK y:Person(id)
CREATE (x)-[:EX_COLLEAGUE {company_id: row.place, months: row.months, last: row.last,
  since: row.since, until: row.until, cost: row.cost}]->(y)
