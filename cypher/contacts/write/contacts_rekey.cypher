CYPHER 25
// Gives contacts the keys under which a newer file of their source has them, and what their owner has
// said of them with it.
UNWIND $rows AS row
MATCH (c:Contact {id: row.id})
USING INDEX SEEK c:Contact(id)
OPTIONAL MATCH (k:Correction {source: c.source, row_key: c.row_key})
USING INDEX SEEK k:Correction(source, row_key)
CALL (c, k, row) {
  WITH c, k, row
  WHERE k IS NOT NULL AND NOT EXISTS {
    MATCH (other:Correction)
    USING INDEX SEEK other:Correction(source, row_key)
    WHERE other.source = c.source AND other.row_key = row.row_key
  }
  SET k.row_key = row.row_key, k.name = row.name, k.title = row.title, k.company = row.company
}
SET c.row_key = row.row_key
