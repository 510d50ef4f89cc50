// Users of before have no role, and nobody is made an administrator unasked.
MATCH (u:User)
WHERE u.role IS NULL
SET u.role = 'none', u.admin = false;
