CYPHER 25
// The state of the directory, where anybody was ever erased.
MATCH (s:DirectoryState {id: 'directory'})
USING INDEX SEEK s:DirectoryState(id)
WHERE s.erased
RETURN s.id AS id
