CYPHER 25
// How an active user is reached, and what they chose to be told of one kind; nulls where they have said
// nothing. Both choices of a user are one by one their own, and told to nobody else.
MATCH (u:User {id: $user})
USING INDEX SEEK u:User(id)
WHERE u.active
OPTIONAL MATCH (c:NoticeChoice {scope: 'user:' + u.id, kind: $kind})
USING INDEX SEEK c:NoticeChoice(scope, kind)
RETURN u.org AS org, u.email AS email, c.page AS page, c.mail AS mail
