CYPHER 25
// How many reference accounts a user holds, and all of their organisation together, under its lock.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $user
WITH o
MATCH (n:ReferenceAccount)
USING INDEX SEEK n:ReferenceAccount(scope, holder, company_id)
WHERE n.scope = 'org:' + o.id AND n.holder IS NOT NULL AND n.company_id IS NOT NULL
RETURN count(CASE n.holder WHEN $user THEN 1 END) AS of_user, count(n) AS of_org
