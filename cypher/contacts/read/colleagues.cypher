CYPHER 25
// The active users of an organisation, by their e-mails: who of an owner's cards is no contact.
MATCH (u:User)
USING INDEX SEEK u:User(scope, person_id)
WHERE u.scope = $scope AND u.person_id IS NOT NULL AND u.active
RETURN u.id AS id, u.email AS email, u.name AS name
ORDER BY id
