CYPHER 25
// Of how many organisations a login has a user, of those too that it has left and that are not gone yet.
MATCH (u:User)
USING INDEX SEEK u:User(login)
WHERE u.login = $login
RETURN count(u) AS count
