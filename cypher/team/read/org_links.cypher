CYPHER 25
// Which groups of an organisation are connected, or have asked to be, for whoever changes that under
// its lock.
MATCH (l:GroupLink)
USING INDEX SEEK l:GroupLink(scope)
WHERE l.scope = 'org:' + $org
RETURN l.asker AS asker, l.asked AS asked, l.agreed AS agreed
