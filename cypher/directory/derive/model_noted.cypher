CYPHER 25
// Notes that all places are marked to be derived by this model of strength.
MATCH (s:DirectoryState {id: 'directory'})
USING INDEX SEEK s:DirectoryState(id)
SET s.model = $model
