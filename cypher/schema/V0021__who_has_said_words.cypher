// Who has said how well they know somebody: contacts of others are not looked through for words.
MATCH (u:User)-[k:KNOWS]->(:Contact)
WHERE k.word IS NOT NULL
WITH DISTINCT u
SET u.worded = true;
