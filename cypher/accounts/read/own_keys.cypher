CYPHER 25
// The viewer's own API keys, the oldest first: what each is called and may do, when it ends and was
// used last, and nothing by which it opens.
MATCH (k:ApiKey)
USING INDEX SEEK k:ApiKey(scope)
WHERE k.scope IN $scopes AND k.user = $user
RETURN k.id AS id, k.name AS name, k.created AS created, k.scopes AS scopes,
  k.expires AS expires, k.used AS used
ORDER BY created, id
