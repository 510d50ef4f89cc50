CYPHER 25
// Counts how many users of each organisation did what in the months before one, and deletes what was
// noted of it, some at once; returns how much.
MATCH (m:UseMark)
USING INDEX SEEK m:UseMark(month)
WHERE m.month < $before
WITH m
LIMIT $limit
WITH m, m.org AS org, m.month AS month, m.activity AS activity
DELETE m
WITH org, month, activity, count(*) AS users
MERGE (n:MonthlyUse {org: org, month: month})
ON CREATE SET n.scope = 'org:' + org, n.signed_in = 0, n.imported = 0, n.asked = 0
SET n.signed_in = n.signed_in + CASE activity WHEN 'signed_in' THEN users ELSE 0 END,
  n.imported = n.imported + CASE activity WHEN 'imported' THEN users ELSE 0 END,
  n.asked = n.asked + CASE activity WHEN 'asked' THEN users ELSE 0 END
RETURN sum(users) AS count
