CYPHER 25
// Companies of which a name begins or sounds alike, with that name and what it has in common:
// candidates for one that is not found as it is.
CALL () {
  MATCH (c:Company)
  USING INDEX SEEK c:Company(block)
  WHERE c.block IN $starts
  RETURN c.id AS id, c.name AS name, 'start:' + c.block AS key
  UNION
  MATCH (c:Company)
  USING INDEX SEEK c:Company(block_sound)
  WHERE c.block_sound IN $sounds
  RETURN c.id AS id, c.name AS name, 'sound:' + c.block_sound AS key
  UNION
  MATCH (c:Company)
  USING INDEX SEEK c:Company(block_word)
  WHERE c.block_word IN $words
  RETURN c.id AS id, c.name AS name, 'word:' + c.block_word AS key
  UNION
  MATCH (n:CompanyName)
  USING INDEX SEEK n:CompanyName(block)
  WHERE n.block IN $starts
  RETURN n.company_id AS id, n.name AS name, 'start:' + n.block AS key
  UNION
  MATCH (n:CompanyName)
  USING INDEX SEEK n:CompanyName(block_sound)
  WHERE n.block_sound IN $sounds
  RETURN n.company_id AS id, n.name AS name, 'sound:' + n.block_sound AS key
  UNION
  MATCH (n:CompanyName)
  USING INDEX SEEK n:CompanyName(block_word)
  WHERE n.block_word IN $words
  RETURN n.company_id AS id, n.name AS name, 'word:' + n.block_word AS key
}
RETURN id, name, key
