CYPHER 25
// How many invitations of an organisation are open, or were made within a day whatever became of them,
// whoever of its administrators made them, under the lock of the organisation.
MATCH (o:Organisation {id: $org})
USING INDEX SEEK o:Organisation(id)
SET o.lock = $user
WITH o
OPTIONAL MATCH (i:Invitation)
USING INDEX SEEK i:Invitation(scope, id)
WHERE i.scope = o.scope AND i.id IS NOT NULL
  AND (i.state = 'open' AND i.expires > timestamp() OR i.created > timestamp() - 86400000)
WITH count(i) AS held
RETURN held AS of_user, held AS of_org
