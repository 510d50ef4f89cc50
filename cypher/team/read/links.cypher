CYPHER 25
// Which groups of the viewer's organisation are connected, or have asked to be.
MATCH (l:GroupLink)
USING INDEX SEEK l:GroupLink(scope)
WHERE l.scope IN $scopes
RETURN l.asker AS asker, l.asked AS asked, l.agreed AS agreed
ORDER BY asker, asked
