CYPHER 25
// What a user chooses to be told of one kind.
MERGE (c:NoticeChoice {scope: $scope, kind: $kind})
SET c.user = $user, c.org = $org, c.page = $page, c.mail = $mail
