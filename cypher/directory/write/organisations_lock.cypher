CYPHER 25
// Takes, in one order, the locks of all organisations under which their users name people and places
// of the directory: whom one change is about to name another one must not take away.
MATCH (o:Organisation)
WITH o
ORDER BY o.id
SET o.lock = $by
RETURN count(*) AS count
