// Of users who left before that was noted, the days until they are erased begin now.
MATCH (u:User)
WHERE NOT u.active AND u.left IS NULL
SET u.left = timestamp();
