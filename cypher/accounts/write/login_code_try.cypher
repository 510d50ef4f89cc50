CYPHER 25
// Counts a code that somebody is about to say, under the login's lock: the how manieth it is since a
// day began with the first one, and when that ends. Nothing where 2-step verification is off.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.lock = true
WITH l
WHERE l.two_step
WITH l, coalesce(l.codes_until, 0) > $now AS begun
SET l.codes_tried = CASE WHEN begun THEN l.codes_tried + 1 ELSE 1 END,
  l.codes_until = CASE WHEN begun THEN l.codes_until ELSE $until END
RETURN l.codes_tried AS count, l.codes_until AS until
