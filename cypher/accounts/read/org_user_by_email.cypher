CYPHER 25
// The user of an organisation who has an address.
MATCH (u:User {org: $org, email: $email})
USING INDEX SEEK u:User(org, email)
RETURN u.id AS id, u.active AS active
