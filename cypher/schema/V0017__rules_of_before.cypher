// Contacts of before have yet to be written anew.
MATCH (u:User)
WHERE u.rules IS NULL
SET u.rules = 0;
