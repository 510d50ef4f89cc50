CYPHER 25
// How many studies a user states, and all of their organisation together, under its lock.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $user
WITH o
MATCH (n:Education)
USING INDEX SEEK n:Education(scope, owner)
WHERE n.scope = 'org:' + o.id AND n.owner IS NOT NULL
RETURN count(CASE n.owner WHEN $user THEN 1 END) AS of_user, count(n) AS of_org
