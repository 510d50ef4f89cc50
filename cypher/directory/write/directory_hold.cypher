CYPHER 25
// Takes the lock under which the directory is changed, for whoever changes nothing of what is stated.
MATCH (s:DirectoryState {id: 'directory'})
USING INDEX SEEK s:DirectoryState(id)
SET s.by = $by
