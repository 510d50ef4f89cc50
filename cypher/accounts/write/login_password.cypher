CYPHER 25
// Gives a login another password; codes that were wrong after the old one count no more.
MATCH (l:Login {id: $id})
USING INDEX SEEK l:Login(id)
SET l.password = $password, l.codes_tried = 0
RETURN l.id AS id
