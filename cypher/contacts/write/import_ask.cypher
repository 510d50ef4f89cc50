CYPHER 25
// Stops an import before it has changed anything, to ask its owner whether so much is to be removed;
// the upload is kept for the answer. In the transaction that ends its run.
MATCH (i:Import {id: $id})
USING INDEX SEEK i:Import(id)
SET i.state = 'asking', i.rows = $rows, i.known = $known, i.missing = $missing
