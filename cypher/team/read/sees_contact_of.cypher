CYPHER 25
// Whether the viewer may see any contact of an owner.
RETURN EXISTS {
  MATCH (c:Contact)
  USING INDEX SEEK c:Contact(scope, owner)
  WHERE c.scope IN $scopes AND c.owner = $owner
} AS found
