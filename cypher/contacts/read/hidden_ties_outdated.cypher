CYPHER 25
// By what ties that their owner hides are known again, where rules before these made the fingerprints;
// names and employers are sealed.
MATCH (h:HiddenTie)
USING INDEX SEEK h:HiddenTie(scope, tie)
WHERE h.scope IN $scopes AND h.tie IS NOT NULL AND h.name IS NOT NULL
  AND coalesce(h.rules, 0) < $rules
RETURN h.tie AS tie, h.pid AS person, h.human_key AS human, h.name AS name, h.employer AS employer
ORDER BY tie, person, human
LIMIT $limit
