CYPHER 25
// Ends what is between two groups: a connection, or that one has asked.
UNWIND [[$one, $other], [$other, $one]] AS pair
MATCH (l:GroupLink {asker: pair[0], asked: pair[1]})
USING INDEX SEEK l:GroupLink(asker, asked)
WHERE l.org = $org
WITH l, l.org AS org
DELETE l
RETURN org AS id
