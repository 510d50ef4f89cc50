CYPHER 25
// How many of the viewer's own contacts wait for their word.
MATCH (d:ContactDetail)
USING INDEX SEEK d:ContactDetail(scope, ask)
WHERE d.scope IN $scopes AND d.ask IN ['unsure', 'offer'] AND d.owner = $user
RETURN count(d) AS count
