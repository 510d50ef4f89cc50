CYPHER 25
// Everybody who was ever at one of some companies or schools: a row for each place.
MATCH (c:Company)
USING INDEX SEEK c:Company(id)
WHERE c.id IN $places
MATCH (c)<-[:WORKED_AT]-(p)
RETURN c.id AS place, collect(p.id) AS people
UNION
MATCH (s:School)
USING INDEX SEEK s:School(id)
WHERE s.id IN $places
MATCH (s)<-[:STUDIED_AT]-(p)
RETURN s.id AS place, collect(p.id) AS people
