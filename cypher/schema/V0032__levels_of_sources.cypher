// Contacts of sources of before stay listed to the organisation, with their details to their owner.
MATCH (s:Source)
WHERE s.level IS NULL
SET s.level = 'listed', s.opening = false;
