// Users of before have no login, their keys may do everything and never end, and whoever is signed
// in does so again, since nobody knows how their session began.
MATCH (u:User) WHERE u.login IS NULL SET u.login = 'none';
MATCH (k:ApiKey) WHERE k.scopes IS NULL
SET k.scopes = ['read', 'write', 'admin'], k.expires = 0, k.used = 0;
MATCH (s:Session) WHERE s.id IS NULL DELETE s;
