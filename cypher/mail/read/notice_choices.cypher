CYPHER 25
// What the viewer has chosen to be told.
MATCH (c:NoticeChoice)
USING INDEX SEEK c:NoticeChoice(scope, kind)
WHERE c.scope IN $scopes AND c.kind IS NOT NULL
RETURN c.kind AS kind, c.page AS page, c.mail AS mail
