CYPHER 25
// Names of users that the viewer may see, for what notifications say of them.
UNWIND $ids AS id
MATCH (u:User {id: id})
USING INDEX SEEK u:User(id)
WHERE u.scope IN $scopes AND u.active
RETURN u.id AS id, u.name AS name
